/**
 * What the readers of label files share that name their pictures as another machine knew them: it gathers what the files say, finds the pictures, and
 * judges the boxes. Entered by the formats alone.
 */
package org.focallens.data.gather;
