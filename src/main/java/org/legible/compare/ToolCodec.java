package org.legible.compare;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import javax.imageio.ImageIO;

import org.legible.codec.Progress;
import org.legible.format.LegibleException;

/**
 * A codec that is a pair of programs on the command line. Pictures go to them and come back as PNG files in a folder of their own,
 * which is removed after every call.
 */
final class ToolCodec implements ImageCodec {

    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final ToolDescription tool;
    private final Path encoder;
    private final Path decoder;
    private final Duration longest;
    private String identity;

    private ToolCodec(final ToolDescription tool, final Path encoder, final Path decoder, final Duration longest) {
        this.tool = tool;
        this.encoder = encoder;
        this.decoder = decoder;
        this.longest = longest;
    }

    /**
     * Finds the programs of a tool.
     *
     * @throws LegibleException when one of them is missing; it says what to install
     */
    static ToolCodec find(final ToolDescription tool, final Executables executables) throws LegibleException {
        return find(tool, executables, LONGEST);
    }

    /** As above, with the longest time that either program may take. */
    static ToolCodec find(final ToolDescription tool, final Executables executables, final Duration longest) throws LegibleException {
        return new ToolCodec(tool, program(tool, tool.encoder(), executables), program(tool, tool.decoder(), executables), longest);
    }

    private static Path program(final ToolDescription tool, final String name, final Executables executables) throws LegibleException {
        return executables.find(name).orElseThrow(() -> new LegibleException("The codec " + tool.name() + " needs the program " + name
            + ", which is not on the path: install " + tool.source() + ", or leave " + tool.name() + " out of the codecs."));
    }

    @Override
    public String name() {
        return tool.name();
    }

    @Override
    public String identity() throws IOException {
        if (identity == null) {
            final String options = String.join(" ", tool.options().apply(tool.ladder().get(0)));
            final String version = version();
            identity = (version.startsWith(tool.encoder()) ? "" : tool.encoder() + " ") + version + ImageCodec.OPTIONS + options;
        }
        return identity;
    }

    /** What the encoder says about itself, in one line. */
    private String version() throws IOException {
        return inFolder(folder -> ToolRun.firstLine(List.of(encoder.toString(), tool.version()), folder.resolve("out"), longest));
    }

    @Override
    public Scale scale() {
        return tool.scale();
    }

    @Override
    public List<Double> ladder() {
        return tool.ladder();
    }

    @Override
    public Encoded encode(final RgbImage image, final double setting, final Progress progress) throws IOException {
        return inFolder(folder -> {
            final Path in = folder.resolve("in.png");
            final Path out = folder.resolve("out" + tool.suffix());
            ImageIO.write(image.buffered(), "png", in.toFile());
            final List<String> command = new ArrayList<>(List.of(encoder.toString()));
            command.addAll(tool.options().apply(setting));
            final double seconds = run(command, in, out, progress);
            return new Encoded(Files.readAllBytes(out), seconds);
        });
    }

    @Override
    public Decoded decode(final byte[] file, final Progress progress) throws IOException {
        return inFolder(folder -> {
            final Path in = Files.write(folder.resolve("in" + tool.suffix()), file);
            final Path out = folder.resolve("out.png");
            final double seconds = run(List.of(decoder.toString()), in, out, progress);
            final BufferedImage image = ImageIO.read(out.toFile());
            if (image == null) {
                throw new LegibleException(decoder.getFileName() + " wrote a file that is no PNG: install a current version of it.");
            }
            return new Decoded(RgbImage.of(image), seconds);
        });
    }

    private double run(final List<String> command, final Path in, final Path out, final Progress progress) throws IOException {
        final List<String> whole = new ArrayList<>(command);
        whole.add(in.toString());
        if (tool.dashOutput()) {
            whole.add("-o");
        }
        whole.add(out.toString());
        return ToolRun.run(whole, out, longest, progress);
    }

    private interface Work<T> {

        T in(Path folder) throws IOException;
    }

    private <T> T inFolder(final Work<T> work) throws IOException {
        final Path folder;
        try {
            folder = Files.createTempDirectory("legible-" + tool.name());
        } catch (final IOException e) {
            throw LegibleException.of("A temporary folder cannot be made", e);
        }
        try {
            return work.in(folder);
        } finally {
            remove(folder);
        }
    }

    private static void remove(final Path folder) throws LegibleException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (final Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (final IOException e) {
            throw LegibleException.of("The temporary folder " + folder + " cannot be removed", e);
        } catch (final UncheckedIOException e) {
            throw LegibleException.of("The temporary folder " + folder + " cannot be removed", e.getCause());
        }
    }

    @Override
    public void close() {
        // holds nothing
    }
}
