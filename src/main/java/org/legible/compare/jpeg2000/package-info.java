/**
 * JPEG 2000 by JJ2000, the reference software in Java, kept apart from another copy of it. Fiji carries one with Bio-Formats (ome-jai)
 * whose classes have the same names, {@code jj2000.…}, and other methods: whichever comes first on the class path, the other's callers
 * fail.
 */
package org.legible.compare.jpeg2000;
