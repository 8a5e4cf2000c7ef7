package org.legible.cli.benchmark;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import com.google.gson.annotations.SerializedName;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.legible.compare.Measurement;
import org.legible.format.LegibleException;
import org.legible.text.ErrorTotals;

/**
 * Figures of codecs whose programs are missing here, as peers.py measured them elsewhere, with another version of Tesseract and without
 * MS-SSIM: rows of file, codec, setting, area, bpp, psnr, chars, words, errors and seconds.
 */
final class PeerFigures {

    private record Row(String file, String codec, double setting, long area, double bpp, double psnr, long chars, long words,
        @SerializedName("char_errors") long charErrors, @SerializedName("word_errors") long wordErrors,
        @SerializedName("encode_s_per_mp") double encodeSeconds, @SerializedName("decode_s_per_mp") double decodeSeconds) {

        Measurement as(final String name) {
            return new Measurement(file, name, setting, area, Math.round(bpp * area / 8), psnr, Double.NaN, Double.NaN,
                new ErrorTotals(chars, words, charErrors, wordErrors), encodeSeconds * area * 1e-6, decodeSeconds * area * 1e-6);
        }
    }

    private PeerFigures() {
    }

    /**
     * Reads the figures of some codecs and pictures.
     *
     * @param json a JSON array of rows
     * @param codecs names in the rows, and names in tables
     * @param images names of the pictures that count
     * @return empty where there are no such rows
     * @throws LegibleException when the file is missing or of another form
     */
    static List<Measurement> read(final Path json, final Map<String, String> codecs, final Set<String> images) throws LegibleException {
        try (Reader reader = Files.newBufferedReader(json)) {
            return Stream.of(new Gson().fromJson(reader, Row[].class))
                .filter(row -> images.contains(row.file()) && codecs.containsKey(row.codec()))
                .map(row -> row.as(codecs.get(row.codec()))).toList();
        } catch (final JsonParseException | NullPointerException e) {
            throw new LegibleException(json + " holds no rows of file, codec, setting, bpp and psnr: give the output of peers.py.", e);
        } catch (final IOException e) {
            throw LegibleException.of(json + " cannot be read", e);
        }
    }
}
