package org.legible.ij;

import java.util.Locale;

/**
 * Text errors of a file that was wished to have few.
 *
 * @param cer   what was measured, at most {@code bound}
 * @param bound what was wished
 * @param aim   what was sought, see {@link org.legible.text.ErrorMargin}; {@code cer} is greater where no quality was found for it
 */
public record KeptErrors(double cer, double bound, double aim) {

    /** @return whether what was sought was found, so that other readers keep the bound as well, as a rule */
    public boolean withMargin() {
        return cer <= aim;
    }

    /** As the end of a sentence, such as ", CER 0.0100, aimed at 0.0107 so that other readers find at most 0.0200". */
    String figure() {
        return String.format(Locale.ROOT, withMargin() ? ", CER %.4f, aimed at %.4f so that other readers find at most %.4f"
            : ", CER %.4f, more than the %.4f aimed at: other readers may find more than %.4f", cer, aim, bound);
    }
}
