/**
 * ImageJ 1.x on one side, planes of samples on the other: reading and writing an {@link ij.ImagePlus}, the metadata that goes
 * along with it, image files, and the menu of plain ImageJ 1.x. No SciJava here.
 */
package org.legible.ij;
