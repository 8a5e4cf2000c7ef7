package org.legible.cli;

import ij.ImagePlus;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.legible.codec.DecodeResult;
import org.legible.codec.EncodeResult;
import org.legible.codec.EncodeSettings;
import org.legible.codec.Progress;
import org.legible.engine.CodecSession;
import org.legible.format.LegibleException;
import org.legible.format.LgbFile;
import org.legible.format.LgbFormat;
import org.legible.ij.EncodeOptions;
import org.legible.ij.ImageFiles;
import org.legible.ij.ImageMetadata;
import org.legible.ij.ImagePlusReader;
import org.legible.ij.ImagePlusWriter;
import org.legible.report.Fidelity;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code legible demo}, behind {@code scripts/demo}: one picture there and back, a figure of both, and a line of figures. */
@Command(name = "demo", hidden = true, description = "Encodes and decodes a picture and draws both side by side.")
final class DemoCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "IN", description = "Image of one plane.")
    private Path in;

    @Parameters(index = "1", paramLabel = "FOLDER", description = "Where the results go.")
    private Path folder;

    @Option(names = "--quality", paramLabel = "1..100", defaultValue = "" + EncodeOptions.DEFAULT_QUALITY)
    private double quality;

    @Mixin
    private CodecOptions codec;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        return Failure.guarded(this::show);
    }

    private int show() throws IOException {
        final ImagePlus original = ImageFiles.open(in);
        if (original.getStackSize() > 1) {
            throw new LegibleException(in + " is a stack: give an image of one plane.");
        }
        final String name = in.getFileName().toString().replaceFirst("\\.[^.]*$", "");
        final Path encoded = createFolder().resolve(name + LgbFormat.SUFFIX);
        final ImagePlusReader planes = new ImagePlusReader(original);
        final EncodeSettings settings = EncodeSettings.ofQuality(quality).withSoftware(ProgramVersion.name())
            .withMetadata(ImageMetadata.capture(original));
        try (CodecSession session = codec.open()) {
            final EncodeResult encoding = session.encode(planes, settings, encoded, Progress.NONE);
            final ImagePlus decoded;
            final DecodeResult decoding;
            try (LgbFile file = LgbFile.open(encoded)) {
                final ImagePlusWriter target = new ImagePlusWriter(file.header().layout());
                decoding = session.decode(file, target, Progress.NONE);
                decoded = target.image(name);
            }
            ImageFiles.write(decoded, folder.resolve(name + "-decoded.png"));
            final String figures = String.format(Locale.ROOT, "%.3f bpp, PSNR %.2f dB", encoding.bpp(),
                Math.min(Json.IDENTICAL_PSNR, Fidelity.psnr(planes, encoded, session, Progress.NONE)));
            drawFigure(original, decoded, figures, folder.resolve(name + "-side-by-side.png"));
            print(encoding, decoding, figures);
        }
        return 0;
    }

    private Path createFolder() throws LegibleException {
        try {
            return Files.createDirectories(folder);
        } catch (final IOException e) {
            throw LegibleException.of("The folder " + folder + " cannot be made", e);
        }
    }

    private void drawFigure(final ImagePlus original, final ImagePlus decoded, final String figures, final Path target)
        throws LegibleException {
        final BufferedImage figure = new SideBySide(original.getBufferedImage(), decoded.getBufferedImage())
            .draw("Original, " + in.getFileName(), "Legible, " + figures);
        ImageFiles.write(new ImagePlus("side by side", figure), target);
    }

    private void print(final EncodeResult encoding, final DecodeResult decoding, final String figures) throws IOException {
        final PrintWriter writer = spec.commandLine().getOut();
        writer.printf(Locale.ROOT, "%s: %d bytes as %s; %d bytes as .lgb, %s, encoded in %.2f s, decoded in %.2f s%n", in.getFileName(),
            Files.size(in), in.getFileName().toString().replaceFirst(".*\\.", "."), encoding.bytes(), figures, encoding.seconds(),
            decoding.seconds());
        writer.println("The file, the decoded picture and both side by side are in " + folder + ".");
        writer.flush();
    }
}
