package org.legible.cli;

import com.google.gson.JsonObject;
import ij.ImagePlus;
import java.awt.Rectangle;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.legible.codec.DecodeResult;
import org.legible.codec.PlaneWriter;
import org.legible.codec.Progress;
import org.legible.engine.CodecSession;
import org.legible.format.ImageLayout;
import org.legible.format.LegibleException;
import org.legible.format.LgbFile;
import org.legible.format.SampleType;
import org.legible.ij.Cutting;
import org.legible.ij.DamageOverlay;
import org.legible.ij.Generation;
import org.legible.ij.ImageFiles;
import org.legible.ij.ImageMetadata;
import org.legible.ij.ImagePlusWriter;
import org.legible.ij.StoredText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code legible decode IN.lgb OUT.png|OUT.tif}. */
@Command(name = "decode", description = "Decodes a .lgb file into a PNG or a TIFF; a TIFF also takes stacks and all metadata.")
final class DecodeCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "IN.lgb", description = "File to decode.")
    private Path in;

    @Parameters(index = "1", paramLabel = "OUT.png|OUT.tif", description = "Image to write.")
    private Path out;

    @Mixin
    private CodecOptions codec;

    @Option(names = "--region", paramLabel = "X,Y,WIDTH,HEIGHT", converter = RegionConverter.class,
        description = "Decode only this part, in pixels; only the tiles it needs are read.")
    private Rectangle region;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        return Failure.guarded(this::decode);
    }

    private int decode() throws IOException {
        ImageFiles.requireKnownSuffix(out);
        OutputFile.requirePlace(out);
        try (LgbFile file = LgbFile.open(in)) {
            requireFit(file.header().layout());
            try (CodecSession session = codec.openFor(file)) {
                final ImagePlusWriter planes = new ImagePlusWriter(outputLayout(file.header().layout()));
                final DecodeResult result = decode(file, session, planes);
                final List<String> warnings = new ArrayList<>(result.warnings());
                final ImagePlus image = planes.image(in.getFileName().toString());
                file.metadata().ifPresent(metadata -> warnings.addAll(ImageMetadata.restore(metadata, image)));
                StoredText.attach(file, region == null ? new Rectangle(image.getWidth(), image.getHeight()) : region, image);
                Generation.mark(image, file.header().generation());
                DamageOverlay.add(image, result.damagedTiles());
                if (region != null) {
                    Cutting.moveOrigin(image, region.x, region.y);
                }
                ImageFiles.write(image, out);
                warnings.forEach(spec.commandLine().getErr()::println);
                spec.commandLine().getErr().flush();
                print(file, result, warnings, session);
            }
        }
        return 0;
    }

    private ImageLayout outputLayout(final ImageLayout layout) {
        return region == null ? layout
            : new ImageLayout(region.width, region.height, layout.channels(), layout.slices(), layout.frames(), layout.type());
    }

    private DecodeResult decode(final LgbFile file, final CodecSession session, final PlaneWriter planes) throws IOException {
        return region == null ? session.decode(file, planes, Progress.NONE)
            : session.decodeRegion(file, region, planes, Progress.NONE);
    }

    /** Said before the work, not after it. */
    private void requireFit(final ImageLayout layout) throws LegibleException {
        if (out.toString().toLowerCase(Locale.ROOT).endsWith(".png") && (layout.planes() > 1 || layout.type() == SampleType.FLOAT32)) {
            throw new LegibleException(in + " holds " + layout.planes() + " planes of type " + layout.type()
                + ", and a PNG takes one of 8-bit, 16-bit or RGB: choose a name that ends in .tif.");
        }
    }

    private void print(final LgbFile file, final DecodeResult result, final List<String> warnings, final CodecSession session) {
        final PrintWriter writer = spec.commandLine().getOut();
        final ImageLayout layout = outputLayout(file.header().layout());
        if (json) {
            final JsonObject object = Json.of(file.length(), layout);
            object.addProperty("seconds", result.seconds());
            object.addProperty("damagedTiles", result.damagedTiles().size());
            object.add("warnings", Json.array(warnings));
            object.addProperty("model", session.bundle().name());
            object.addProperty("device", session.device().toString());
            writer.println(Json.text(object));
        } else {
            writer.printf(Locale.ROOT, "%s: %d x %d pixels, %d plane%s, %.2f s%n", out, layout.width(), layout.height(), layout.planes(),
                layout.planes() == 1 ? "" : "s", result.seconds());
        }
        writer.flush();
    }
}
