/**
 * The symbol layer: text on flat background or gradients, and line art, lifted off a plane and stored as bitmaps with positions and colours.
 *
 * <p>A plane is cut into square tiles, each of which stands for itself. {@link org.legible.symbol.Segmentation} finds what can be lifted,
 * {@link org.legible.symbol.PageBuilder} turns it into a {@link org.legible.symbol.Page}, {@link org.legible.symbol.PageCodec} codes that
 * with integers only, and {@link org.legible.symbol.SymbolPainter} paints it. Section 8 of {@code docs/FORMAT.md} is the format. The way goes
 * back to JBIG2 (ITU-T T.88) and DjVu, which do this for bilevel pages.
 */
package org.legible.symbol;
