/** The room that trains a small RetinaNet and shows each step. */
package org.focallens.ui.training;
