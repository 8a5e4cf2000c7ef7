package org.legible.symbol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Font;
import java.util.concurrent.CancellationException;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import org.junit.jupiter.api.Test;

/** What lifting alone is said to lose is what it loses. */
class LiftingLossTest {

    /** Two tiles wide, so that both count. */
    private static TextPicture picture() {
        final Font font = new Font(Font.SANS_SERIF, Font.PLAIN, 13);
        final TextPicture picture = new TextPicture(LiftedPlane.TILE_SIDE + 400, 120, Color.WHITE);
        for (int line = 0; line < 4; line++) {
            picture.text("Grumpy wizards make toxic brew for the evil queen", font, 12, 24 + 26 * line, new Color(20, 40, 90));
            picture.text("and for jack, of letters again", font, LiftedPlane.TILE_SIDE + 30, 24 + 26 * line, Color.BLACK);
        }
        return picture;
    }

    @Test
    void isTheErrorOfWhatIsPaintedOverTheOriginal() {
        final TextPicture picture = picture();
        final int[] original = picture.pixels();
        for (final double quality : new double[] {8, 30, 60}) {
            final int[] painted = original.clone();
            final SymbolSettings settings = SymbolSettings.sharp(quality);
            LiftedPlane.of(picture.colour(), settings, () -> { }).paint(ArrayImgs.argbs(painted, picture.width(), picture.height()), () -> { });
            double sum = 0;
            for (int i = 0; i < painted.length; i++) {
                sum += Worth.square(painted[i], original[i]);
            }
            assertTrue(sum > 0, "something is lost");
            assertEquals(sum, LiftingLoss.squaredError(picture.colour(), settings, () -> { }));
        }
    }

    @Test
    void nothingIsLostWhereLiftingIsExactOrThereIsNoText() {
        assertEquals(0, LiftingLoss.squaredError(picture().colour(), SymbolSettings.exact(20), () -> { }));
        final RandomAccessibleInterval<?> flat = new TextPicture(300, 200, Color.GRAY).grey();
        assertEquals(0, LiftingLoss.squaredError(flat, SymbolSettings.sharp(20), () -> { }));
    }

    @Test
    void canBeEnded() {
        assertThrows(CancellationException.class, () -> LiftingLoss.squaredError(picture().colour(), SymbolSettings.sharp(20), () -> {
            throw new CancellationException();
        }));
    }
}
