package org.legible.cli;

import com.google.gson.JsonObject;
import ij.ImagePlus;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.legible.codec.EncodeResult;
import org.legible.codec.EncodeSettings;
import org.legible.codec.Progress;
import org.legible.engine.CodecSession;
import org.legible.format.ImageLayout;
import org.legible.format.LegibleException;
import org.legible.format.LgbFile;
import org.legible.format.LgbFormat;
import org.legible.format.SampleType;
import org.legible.format.ValueWindow;
import org.legible.ij.Boosts;
import org.legible.ij.EncodeOptions;
import org.legible.ij.Generation;
import org.legible.ij.ImageFiles;
import org.legible.ij.ImageMetadata;
import org.legible.ij.ImagePlusReader;
import org.legible.ij.IndexedColours;
import org.legible.ij.KeptText;
import org.legible.ij.RateWishes;
import org.legible.ij.RegionBoost;
import org.legible.ij.TextBoost;
import org.legible.ij.TextHandling;
import org.legible.ij.TextOptions;
import org.legible.ij.WishedEncoding;
import org.legible.report.Fidelity;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code legible encode IN OUT.lgb}. */
@Command(name = "encode", description = "Encodes an image into a .lgb file.")
final class EncodeCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "IN", description = "Image: anything that ImageJ opens.")
    private Path in;

    @Parameters(index = "1", paramLabel = "OUT.lgb", description = "File to write.")
    private Path out;

    @Option(names = "--quality", paramLabel = "1..100", description = "Default: " + EncodeOptions.DEFAULT_QUALITY + ".")
    private Double quality;

    @Mixin
    private WishOptions wished;

    @Option(names = "--text", paramLabel = "off|boost|sharp|exact", defaultValue = TextHandling.SHARP,
        description = "boost: text in the quality it needs, small and faint text higher. sharp, exact: text on flat ground is stored as"
            + " bitmaps, nearly or exactly as it is; other text beside it gets the quality it needs. Default: ${DEFAULT-VALUE}.")
    private String text;

    @Option(names = "--text-boost", paramLabel = "1..100", defaultValue = "" + TextHandling.DEFAULT_BOOST,
        description = "Quality steps that ordinary text gets more than the rest. Default: ${DEFAULT-VALUE}.")
    private int textBoost;

    @Option(names = "--keep-text", description = "Store what the image says, to be searched and shown without decoding (legible text"
        + " OUT.lgb). Off unless asked, as labels can be private.")
    private boolean keepText;

    @Option(names = "--text-engine", paramLabel = "legible|tesseract|stored", defaultValue = TextOptions.LEGIBLE,
        description = "Who reads the text to be stored: Legible's own networks, or Tesseract; stored: as it came with a decoded TIFF."
            + " Default: ${DEFAULT-VALUE}.")
    private String textEngine;

    @Option(names = "--boost-regions", paramLabel = "selection|overlay|both", description = "Raise the quality inside the selection of a"
        + " TIFF, inside what is on its overlay, or both.")
    private String boostRegions;

    @Option(names = "--selection-boost", paramLabel = "1..100", defaultValue = "" + RegionBoost.DEFAULT_STEPS,
        description = "Quality steps added with --boost-regions. Default: ${DEFAULT-VALUE}.")
    private int selectionBoost;

    @Option(names = "--window", paramLabel = "LOW,HIGH",
        description = "Value window of 16-bit and 32-bit images, for all channels. Default: each channel's least and greatest value.")
    private String window;

    @Mixin
    private CodecOptions codec;

    @Option(names = "--json", description = "Print one JSON object, with the PSNR of the file as it decodes; "
        + "its peak is the range of values that the file keeps.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        return Failure.guarded(this::encode);
    }

    private int encode() throws IOException {
        requireTarget();
        final RateWishes wishes = wished.wishes(quality != null);
        final TextHandling handling = new TextHandling(text, textBoost);
        handling.check();
        final KeptText kept = new KeptText(keepText, textEngine);
        kept.check();
        final RegionBoost regions = regions();
        final EncodeSettings wanted = EncodeSettings.ofQuality(quality == null ? EncodeOptions.DEFAULT_QUALITY : quality)
            .withSoftware(ProgramVersion.name());
        final ImagePlus image = IndexedColours.resolved(ImageFiles.open(in));
        final ImagePlusReader planes = new ImagePlusReader(image);
        EncodeSettings settings = wanted.withMetadata(ImageMetadata.capture(image))
            .withGeneration(Generation.next(image)).withWindows(windows(planes.layout())).withText(handling.mode());
        try (CodecSession session = codec.open()) {
            final Boosts boosts = Boosts.find(image, planes, handling, regions, session.device(), Progress.NONE);
            settings = settings.withQualityMap(boosts.map(planes.layout(), session.bundle()).orElse(null))
                .withTextLayer(kept.read(image, session.device(), Progress.NONE).orElse(null));
            final long start = System.nanoTime();
            final WishedEncoding encoding = WishedEncoding.run(image, planes, settings, wishes, session, out, Progress.NONE);
            print(encoding, 1e-9 * (System.nanoTime() - start), handling, boosts.text(), session, planes);
        }
        return 0;
    }

    private RegionBoost regions() throws LegibleException {
        if (boostRegions == null) {
            return RegionBoost.NONE;
        }
        if (selectionBoost == 0) {
            throw new LegibleException("--selection-boost is 0: choose a number from 1 to 100, or leave out --boost-regions.");
        }
        final RegionBoost regions = new RegionBoost(selectionBoost, boostRegions);
        regions.check();
        return regions;
    }

    private void requireTarget() throws LegibleException {
        if (!out.toString().toLowerCase(Locale.ROOT).endsWith(LgbFormat.SUFFIX)) {
            throw new LegibleException(out + " does not end in " + LgbFormat.SUFFIX + ": give the file to write such a name.");
        }
        OutputFile.requirePlace(out);
    }

    /** One window for each channel, or none where the encoder is to choose. */
    private List<ValueWindow> windows(final ImageLayout layout) throws LegibleException {
        if (window == null) {
            if (layout.type() == SampleType.FLOAT32) {
                throw new LegibleException(in + " has 32-bit samples: name the range of values to keep, such as --window 0,1.");
            }
            return List.of();
        }
        if (!layout.type().windowed()) {
            throw new LegibleException("--window is for 16-bit and 32-bit images, and " + in + " has 8 bits: leave it out.");
        }
        return Collections.nCopies(layout.channels(), parseWindow());
    }

    private ValueWindow parseWindow() throws LegibleException {
        try {
            final List<Double> bounds = List.of(window.split(",", -1)).stream().map(Double::valueOf).toList();
            if (bounds.size() == 2) {
                return new ValueWindow(bounds.get(0), bounds.get(1));
            }
        } catch (final IllegalArgumentException e) {
            // Not a number, or not a rising range: the sentence below fits both.
        }
        throw new LegibleException("--window is \"" + window + "\": give two numbers, the lower one first, such as 0,4095.");
    }

    private void print(final WishedEncoding encoding, final double seconds, final TextHandling handling, final TextBoost boost,
        final CodecSession session, final ImagePlusReader planes) throws IOException {
        final PrintWriter writer = spec.commandLine().getOut();
        final EncodeResult result = encoding.result();
        if (json) {
            final JsonObject object = Json.of(result.bytes(), planes.layout());
            object.addProperty("psnr", Math.min(Json.IDENTICAL_PSNR, encoding.psnr().isPresent()
                ? encoding.psnr().getAsDouble() : Fidelity.psnr(planes, out, session, Progress.NONE)));
            encoding.text().ifPresent(text -> {
                object.addProperty("cer", text.cer());
                object.addProperty("max_cer", text.bound());
                object.addProperty("aimed_cer", text.aim());
            });
            object.addProperty("trials", encoding.trials());
            object.addProperty("seconds", result.seconds());
            object.addProperty("all_seconds", seconds);
            object.addProperty("quality", result.quality());
            object.addProperty("text", handling.text());
            object.addProperty("boost", boost.steps());
            object.addProperty("regions", boost.lines().size());
            object.addProperty("text_seconds", boost.seconds());
            try (LgbFile file = LgbFile.open(out)) {
                object.addProperty("map_bytes", file.qualityMapBytes());
                object.addProperty("text_lines", file.textLayer().map(text -> text.lines().size()).orElse(0));
                object.addProperty("text_bytes", file.textLayerBytes());
            }
            object.addProperty("symbol_bytes", result.symbolBytes());
            object.addProperty("model", session.bundle().name());
            object.addProperty("device", session.device().toString());
            writer.println(Json.text(object));
        } else {
            writer.printf(Locale.ROOT, "%s: %d bytes, %.3f bits a pixel, quality %.1f, %.2f s%s%n", out, result.bytes(), result.bpp(),
                result.quality(), result.seconds(), encoding.figure());
        }
        writer.flush();
    }
}
