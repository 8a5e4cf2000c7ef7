/**
 * The container of a Legible file, as in sections 1 to 3 of {@code docs/FORMAT.md}: magic, chunks with checksums, header, tile index,
 * quality map and metadata.
 *
 * <p>{@link org.legible.format.LgbWriter} and {@link org.legible.format.LgbFile} are the way in. Nothing in this package knows how the
 * contents of a tile are coded, nor what the metadata mean.
 */
package org.legible.format;
