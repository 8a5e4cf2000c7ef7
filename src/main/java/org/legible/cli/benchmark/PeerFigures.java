package org.legible.cli.benchmark;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import com.google.gson.annotations.SerializedName;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.legible.format.LegibleException;
import org.legible.quality.bd.Metric;
import org.legible.quality.bd.RateCurve;
import org.legible.quality.bd.RatePoint;

/**
 * What other codecs came to on the same pictures: rows of file, codec, setting, bpp, psnr, chars and char_errors, averaged for each
 * codec and setting as {@code peers.py --table} does.
 *
 * @param settings in the order of the file
 */
record PeerFigures(List<Setting> settings) {

    /**
     * Averages of one codec at one setting.
     *
     * @param cer character error rate of the text in the pictures: all errors over all characters
     * @param images how many pictures there were
     */
    record Setting(String codec, double setting, double bpp, double psnr, double cer, int images) {
    }

    private record Row(String file, String codec, double setting, double bpp, double psnr, long chars,
        @SerializedName("char_errors") long charErrors) {
    }

    /**
     * Reads the rows of some pictures.
     *
     * @param json a JSON array of rows
     * @param files names of the pictures that count
     * @throws LegibleException when the file is missing or of another form
     */
    static PeerFigures read(final Path json, final Set<String> files) throws LegibleException {
        try (Reader reader = Files.newBufferedReader(json)) {
            final Row[] rows = new Gson().fromJson(reader, Row[].class);
            final Map<List<Object>, List<Row>> groups = Stream.of(rows).filter(row -> files.contains(row.file()))
                .collect(Collectors.groupingBy(row -> List.of(row.codec(), row.setting()), LinkedHashMap::new, Collectors.toList()));
            return new PeerFigures(groups.values().stream().map(PeerFigures::average).toList());
        } catch (final JsonParseException | NullPointerException e) {
            throw new LegibleException(json + " holds no rows of file, codec, setting, bpp and psnr: give the output of peers.py.", e);
        } catch (final IOException e) {
            throw LegibleException.of(json + " cannot be read", e);
        }
    }

    private static Setting average(final List<Row> rows) {
        final Row first = rows.get(0);
        final double chars = rows.stream().mapToLong(Row::chars).sum();
        return new Setting(first.codec(), first.setting(), rows.stream().mapToDouble(Row::bpp).average().orElseThrow(),
            rows.stream().mapToDouble(Row::psnr).average().orElseThrow(), rows.stream().mapToLong(Row::charErrors).sum() / chars,
            rows.size());
    }

    /** The curve of one codec; without points where it is not there. */
    RateCurve curve(final String codec) {
        return new RateCurve(codec, Metric.PSNR,
            settings.stream().filter(s -> s.codec().equals(codec)).map(s -> new RatePoint(s.bpp(), s.psnr())).toList());
    }
}
