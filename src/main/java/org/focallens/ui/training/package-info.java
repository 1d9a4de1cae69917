/** The room that trains small RetinaNets and shows each step. The application enters here; the packages below are entered by this room alone. */
package org.focallens.ui.training;
