package org.legible.cli.benchmark;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.legible.compare.ImageCodec;
import org.legible.compare.Measurement;
import org.legible.compare.MeasurementStore;
import org.legible.compare.RgbImage;
import org.legible.format.LegibleException;

/**
 * Measurements in a folder, a file for each identity of a codec, a line for each measurement. Whoever deletes the folder, or a file in
 * it, has them measured again.
 */
final class MeasurementFiles implements MeasurementStore {

    private static final int NAME_BYTES = 8;

    private final Path folder;
    private final String reader;
    private final Gson gson = new GsonBuilder().serializeSpecialFloatingPointValues().create();
    private final Map<String, Map<String, Measurement>> files = new HashMap<>();
    private RgbImage hashed;
    private String hash;

    private record Line(String key, String identity, Measurement measurement) {
    }

    /**
     * @param folder for the files; made when there is something to keep
     * @param reader what reads text, with its version
     */
    MeasurementFiles(final Path folder, final String reader) {
        this.folder = folder;
        this.reader = reader;
    }

    @Override
    public Optional<Measurement> find(final String image, final RgbImage pixels, final ImageCodec codec, final double setting,
        final boolean withText) throws IOException {
        return Optional.ofNullable(file(codec).get(key(pixels, setting)))
            .filter(known -> !withText || known.text() != null)
            .map(known -> new Measurement(image, codec.name(), setting, known.area(), known.bytes(), known.psnr(), known.ssim(),
                known.msSsim(), withText ? known.text() : null, known.encodeSeconds(), known.decodeSeconds()));
    }

    @Override
    public void keep(final RgbImage pixels, final ImageCodec codec, final Measurement measurement) throws IOException {
        final String key = key(pixels, measurement.setting());
        file(codec).put(key, measurement);
        final String line = gson.toJson(new Line(key, identity(codec), measurement)) + "\n";
        try {
            Files.createDirectories(folder);
            Files.writeString(place(codec), line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (final IOException e) {
            throw LegibleException.of("Measurements cannot be kept in " + folder, e);
        }
    }

    private String identity(final ImageCodec codec) throws IOException {
        return codec.identity() + ", read by " + reader;
    }

    private Path place(final ImageCodec codec) throws IOException {
        return folder.resolve(sha256(identity(codec).getBytes(StandardCharsets.UTF_8)) + ".jsonl");
    }

    private Map<String, Measurement> file(final ImageCodec codec) throws IOException {
        final String identity = identity(codec);
        if (!files.containsKey(identity)) {
            files.put(identity, read(place(codec)));
        }
        return files.get(identity);
    }

    private Map<String, Measurement> read(final Path file) throws LegibleException {
        final Map<String, Measurement> measurements = new HashMap<>();
        if (Files.exists(file)) {
            try {
                for (final String text : Files.readAllLines(file)) {
                    final Line line = gson.fromJson(text, Line.class);
                    measurements.put(line.key(), line.measurement());
                }
            } catch (final IOException e) {
                throw LegibleException.of(file + " cannot be read", e);
            } catch (final JsonParseException e) {
                throw new LegibleException(file + " has a line that is no measurement, as after a run that was killed: delete the file.", e);
            }
        }
        return measurements;
    }

    private String key(final RgbImage image, final double setting) {
        if (hashed != image) {
            final ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES * image.pixels().length);
            for (final int pixel : image.pixels()) {
                bytes.putInt(pixel & 0xFFFFFF);
            }
            hashed = image;
            hash = image.width() + "x" + image.height() + "-" + sha256(bytes.array());
        }
        return hash + " " + setting;
    }

    private static String sha256(final byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes), 0, NAME_BYTES);
        } catch (final NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }
}
