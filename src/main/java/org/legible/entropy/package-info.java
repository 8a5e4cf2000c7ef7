/**
 * The entropy coder: integer frequency tables, adaptive bits and interleaved rANS with escapes, as in section 4 of {@code docs/FORMAT.md}.
 *
 * <p>Only integers are used here, so that a stream decodes to the same symbols on every machine. Nothing in this package knows
 * about images, files or models.
 */
package org.legible.entropy;
