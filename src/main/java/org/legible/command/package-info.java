/**
 * Legible's commands for SciJava, and with it Fiji, and the plugin that opens {@code .lgb} files there. Thin: the work is in
 * {@link org.legible.ij}. Parameter names are the keys of recorded macros and scripts, in lower case since SciJava finds no others,
 * and must not change; so are the labels of the menu, which keep to ASCII because ImageJ reads macro files as ISO 8859-1.
 */
package org.legible.command;
