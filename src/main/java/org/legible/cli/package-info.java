/** The command line, {@code scripts/legible}: thin picocli commands over the same objects that the commands in Fiji use. */
package org.legible.cli;
