package org.legible.cli;

import java.util.Objects;
import java.util.stream.Stream;
import org.legible.format.LegibleException;
import org.legible.ij.RateWishes;
import picocli.CommandLine.Option;

/** What a file is to be, instead of a quality. */
final class WishOptions {

    @Option(names = "--target-bpp", paramLabel = "X", description = "Find the best quality for a file of at most this many bits a pixel.")
    private Double bpp;

    @Option(names = "--target-bytes", paramLabel = "N", description = "Find the best quality for a file of at most this many bytes.")
    private Long bytes;

    @Option(names = "--target-psnr", paramLabel = "X", description = "Find, in a few trials, a small file with at least this PSNR "
        + "in dB.")
    private Double psnr;

    @Option(names = "--max-cer", paramLabel = "X", description = "Find, of a few that are tried, the smallest file of whose "
        + "characters Tesseract reads at most this share otherwise than before, such as 0.02. The search aims lower, as other readers count "
        + "a few errors more.")
    private Double cer;

    /**
     * The wish that was given, or none.
     *
     * @param withQuality whether a quality was given as well, which excludes all wishes
     * @throws LegibleException when a value is wrong, or there are too many
     */
    RateWishes wishes(final boolean withQuality) throws LegibleException {
        require("--target-bpp", bpp, Double.POSITIVE_INFINITY, "a number of bits a pixel greater than 0");
        require("--target-bytes", bytes, Double.POSITIVE_INFINITY, "a number of bytes greater than 0");
        require("--target-psnr", psnr, Double.POSITIVE_INFINITY, "a number of decibels greater than 0");
        require("--max-cer", cer, 1, "a share of the characters, greater than 0 and less than 1, such as 0.02");
        final long given = Stream.of(bpp, bytes, psnr, cer).filter(Objects::nonNull).count();
        if (given + (withQuality ? 1 : 0) > 1) {
            throw new LegibleException("--quality, --target-bpp, --target-bytes, --target-psnr and --max-cer exclude each other: give one of"
                + " them.");
        }
        return new RateWishes(bpp == null ? 0 : bpp, bytes == null ? 0 : bytes, psnr == null ? 0 : psnr, cer == null ? 0 : cer);
    }

    private static void require(final String option, final Number value, final double limit, final String advice) throws LegibleException {
        if (value != null && !(value.doubleValue() > 0 && value.doubleValue() < limit)) {
            throw new LegibleException(option + " is " + value + ": give " + advice + ".");
        }
    }
}
