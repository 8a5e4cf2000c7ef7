package org.legible.ij;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import java.util.OptionalDouble;

import org.junit.jupiter.api.Test;
import org.legible.codec.EncodeResult;

/** What a person is told about text errors that were to be few. */
class KeptErrorsTest {

    private static String told(final KeptErrors errors) {
        return new WishedEncoding(new EncodeResult(1000, 0.1, 1, 20, 0), 2, OptionalDouble.empty(), Optional.of(errors)).figure();
    }

    @Test
    void whatWasAimedAtIsSaid() {
        assertEquals(", CER 0.0100, aimed at 0.0107 so that other readers find at most 0.0200", told(new KeptErrors(0.01, 0.02, 0.0107)));
    }

    @Test
    void whereTheAimWasMissedItIsSaidThatTheBoundMayNotHold() {
        assertEquals(", CER 0.0150, more than the 0.0107 aimed at: other readers may find more than 0.0200",
            told(new KeptErrors(0.015, 0.02, 0.0107)));
    }
}
