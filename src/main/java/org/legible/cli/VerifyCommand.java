package org.legible.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.legible.bundle.Bundles;
import org.legible.bundle.ModelBundle;
import org.legible.codec.Progress;
import org.legible.codec.SymbolPages;
import org.legible.codec.SymbolReader;
import org.legible.format.LegibleException;
import org.legible.format.LgbFile;
import org.legible.format.VerifyReport;
import org.legible.format.VerifyReport.ChunkState;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code legible verify IN.lgb}: reads every chunk and checksum, and decodes all symbols and lifted text, in Java alone. */
@Command(name = "verify",
    description = "Reads every chunk and checksum of a .lgb file, every tile's symbols and the lifted text; needs no engine.")
final class VerifyCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "IN.lgb", description = "File to check.")
    private Path in;

    @Option(names = "--model", paramLabel = "NAME|FOLDER", description = "Model bundle, where it is not inside the program.")
    private String model;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        return Failure.guarded(this::verify);
    }

    private int verify() throws IOException {
        try (LgbFile file = LgbFile.open(in)) {
            final VerifyReport report = file.verify();
            final List<ChunkState> damaged = report.chunks().stream().filter(chunk -> !chunk.ok()).toList();
            if (!damaged.isEmpty()) {
                throw new LegibleException(sentence(damaged));
            }
            final String hash = new SymbolReader(bundle(file)).hash(file, Progress.NONE);
            final String text = SymbolPages.hash(file);
            final PrintWriter writer = spec.commandLine().getOut();
            writer.printf("%s: intact, %d chunks, %d tiles, symbols %s%s%n", in, report.chunks().size(), file.header().tileCount(), hash,
                file.symbolTileSide() == 0 ? "" : ", lifted text " + text);
            writer.flush();
        }
        return 0;
    }

    private ModelBundle bundle(final LgbFile file) throws IOException {
        if (model == null) {
            return Bundles.findFor(file.header(), file.name());
        }
        final ModelBundle bundle = Bundles.find(model);
        bundle.requireWriterOf(file.header(), file.name());
        return bundle;
    }

    private String sentence(final List<ChunkState> damaged) {
        final ChunkState first = damaged.get(0);
        return in + " is damaged in " + damaged.size() + " chunk(s), the first is " + first.type() + " at byte " + first.offset() + ": "
            + first.message().replaceFirst("\\.$", "") + "; everything else can still be decoded, or get another copy of the file.";
    }
}
