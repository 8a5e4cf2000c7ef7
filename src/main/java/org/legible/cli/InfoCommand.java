package org.legible.cli;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.legible.format.ImageLayout;
import org.legible.format.LgbFile;
import org.legible.format.StreamHeader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code legible info IN.lgb}: what the header says; no tile is read and no engine started. */
@Command(name = "info", description = "Shows what a .lgb file holds, without decoding it.")
final class InfoCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "IN.lgb", description = "File to look at.")
    private Path in;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        return Failure.guarded(this::show);
    }

    private int show() throws IOException {
        try (LgbFile file = LgbFile.open(in)) {
            final PrintWriter writer = spec.commandLine().getOut();
            writer.println(json ? Json.text(object(file)) : text(file));
            writer.flush();
            file.warnings().forEach(spec.commandLine().getErr()::println);
            spec.commandLine().getErr().flush();
        }
        return 0;
    }

    private static JsonObject object(final LgbFile file) {
        final StreamHeader header = file.header();
        final ImageLayout layout = header.layout();
        final JsonObject object = Json.of(file.length(), layout);
        object.addProperty("channels", layout.channels());
        object.addProperty("slices", layout.slices());
        object.addProperty("frames", layout.frames());
        object.addProperty("type", layout.type().name());
        object.addProperty("quality", header.quality() / 256.0);
        object.addProperty("generation", header.generation());
        object.addProperty("tiles", header.tileCount());
        object.addProperty("map_bytes", file.qualityMapBytes());
        object.addProperty("metadata", file.metadata().isPresent());
        object.addProperty("text_lines", file.textLayer().map(text -> text.lines().size()).orElse(0));
        object.addProperty("text_bytes", file.textLayerBytes());
        object.addProperty("model", header.bundle().name());
        object.addProperty("modelSha256", header.bundle().sha256());
        object.addProperty("software", header.software());
        object.add("warnings", Json.array(file.warnings()));
        return object;
    }

    private static String text(final LgbFile file) {
        final StreamHeader header = file.header();
        final ImageLayout layout = header.layout();
        return String.format(Locale.ROOT, String.join("%n", "file        %s, %d bytes, %.3f bits a pixel",
                "image       %d x %d pixels, %s, %d channel(s), %d slice(s), %d frame(s)", "quality     %.1f, generation %d",
                "model       %s, SHA-256 %s", "tiles       %d", "quality map %s",
                "metadata    %s", "text        %s", "written by  %s"),
            file.name(), file.length(), Json.bitsPerPixel(file.length(), layout), layout.width(), layout.height(), layout.type(),
            layout.channels(), layout.slices(), layout.frames(), header.quality() / 256.0, header.generation(), header.bundle().name(),
            header.bundle().sha256(), header.tileCount(),
            file.qualityMapBytes() == 0 ? "none" : file.qualityMapBytes() + " bytes",
            file.metadata().isPresent() ? "yes" : "none", stored(file), header.software());
    }

    private static String stored(final LgbFile file) {
        return file.textLayer().map(text -> String.format(Locale.ROOT, "%d line%s, read by %s, %d bytes", text.lines().size(),
            text.lines().size() == 1 ? "" : "s", text.engine().replaceAll("\\p{Cntrl}", "?"), file.textLayerBytes()))
            .orElse(file.textLayerBytes() == 0 ? "none" : "damaged");
    }
}
