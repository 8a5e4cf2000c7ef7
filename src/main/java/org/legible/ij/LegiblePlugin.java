package org.legible.ij;

import ij.IJ;
import ij.ImagePlus;
import ij.WindowManager;
import ij.plugin.PlugIn;

import java.io.IOException;
import java.util.Optional;

import org.legible.format.LegibleException;

/**
 * The commands for plain ImageJ 1.x, which knows nothing of SciJava; {@code plugins.config} puts them into the same menu under the
 * same names. Where there is SciJava, as in Fiji, the commands of {@code org.legible.command} take their place.
 * A macro call is the same for both.
 */
public final class LegiblePlugin implements PlugIn {

    /**
     * @param command {@code encode}, {@code decode}, {@code text}, {@code map}, {@code report}, {@code compare} or {@code check}, as in
     *        {@code plugins.config}
     */
    @Override
    public void run(final String command) {
        switch (command) {
            case "encode" -> attempt("Encoding", this::encode);
            case "decode" -> attempt("Decoding", this::decode);
            case "text" -> attempt("Reading", this::text);
            case "map" -> attempt("The coding map", this::map);
            case "report" -> attempt("The report", this::report);
            case "compare" -> attempt("Comparing", this::compare);
            case "check" -> attempt("Checking", () -> IJ.log(Installation.inspect().toString()));
            default -> MacroErrors.report("Legible has no command \"" + command
                + "\": choose encode, decode, text, map, report, compare or check.");
        }
    }

    private static void attempt(final String what, final Failures.Work work) {
        final Thread thread = Thread.currentThread();
        final ClassLoader before = thread.getContextClassLoader();
        // ImageJ loads plugins and what lies beside them with a class loader of its own; the engine looks for its parts in this one.
        thread.setContextClassLoader(LegiblePlugin.class.getClassLoader());
        final Optional<String> failure;
        try {
            failure = Failures.sentenceOf(what, work);
        } finally {
            thread.setContextClassLoader(before);
            IJ.showProgress(1.0);
        }
        failure.ifPresent(MacroErrors::report);
    }

    private void encode() throws IOException {
        final Optional<EncodeRequest> request = encodeRequest();
        if (request.isPresent()) {
            IJ.showStatus(EncodeJob.run(request.get().image(), request.get().output(), request.get().options(), new ImageJProgress()));
        }
    }

    private static Optional<EncodeRequest> encodeRequest() throws LegibleException {
        final Optional<MacroArguments> arguments = MacroArguments.current();
        if (arguments.isPresent()) {
            return Optional.of(EncodeRequest.of(arguments.get()));
        }
        requireWindow();
        final ImagePlus image = WindowManager.getCurrentImage();
        // Said before the dialog, not after it.
        ImageTypes.layoutOf(image);
        return EncodeDialog.ask(image);
    }

    private void decode() throws IOException {
        final Optional<DecodeRequest> request = decodeRequest();
        if (request.isPresent()) {
            final DecodeJob decoded = DecodeJob.run(request.get().input(), request.get().model(), request.get().device(),
                new ImageJProgress());
            decoded.warnings().forEach(warning -> IJ.log("Legible: " + warning));
            decoded.image().show();
        }
    }

    private static Optional<DecodeRequest> decodeRequest() throws LegibleException {
        final Optional<MacroArguments> arguments = MacroArguments.current();
        if (arguments.isPresent()) {
            return Optional.of(DecodeRequest.of(arguments.get()));
        }
        requireWindow();
        return Dialogs.decode();
    }

    private void report() throws IOException {
        final Optional<MacroArguments> arguments = MacroArguments.current();
        if (arguments.isEmpty()) {
            requireWindow();
        }
        final Optional<ReportPlan> plan = arguments.isPresent() ? Optional.of(ReportPlan.of(arguments.get())) : ReportDialog.ask();
        if (plan.isPresent()) {
            final ReportJob job = plan.get().run(new ImageJProgress());
            job.report().notes().forEach(note -> IJ.log("Legible: " + note));
            ReportTables.show(job.report());
            job.heatMap().ifPresent(ImagePlus::show);
        }
    }

    private void compare() throws IOException {
        final Optional<CompareRequest> request = compareRequest();
        if (request.isPresent()) {
            ComparisonWindows.show(request.get().run(new ImageJProgress()));
        }
    }

    private static Optional<CompareRequest> compareRequest() throws IOException {
        final Optional<MacroArguments> arguments = MacroArguments.current();
        if (arguments.isPresent()) {
            return Optional.of(CompareRequest.of(arguments.get()));
        }
        requireWindow();
        return Dialogs.compare(WindowManager.getCurrentImage());
    }

    private void text() throws IOException {
        final Optional<TextRequest> request = textRequest();
        if (request.isPresent()) {
            final FoundText found = TextJob.run(request.get(), new ImageJProgress());
            if (request.get().input() != null) {
                found.image().show();
            }
            IJ.showStatus(found.summary());
        }
    }

    private static Optional<TextRequest> textRequest() throws LegibleException {
        final Optional<MacroArguments> arguments = MacroArguments.current();
        if (arguments.isPresent()) {
            return Optional.of(TextRequest.of(arguments.get()));
        }
        requireWindow();
        final ImagePlus image = WindowManager.getCurrentImage();
        ImageTypes.layoutOf(image);
        return Dialogs.text(image);
    }

    private void map() throws IOException {
        final Optional<CodingMapRequest> request = mapRequest();
        if (request.isPresent()) {
            final CodingMap map = CodingMapJob.run(request.get(), new ImageJProgress());
            map.warnings().forEach(warning -> IJ.log("Legible: " + warning));
            if (request.get().input() != null) {
                map.image().show();
            }
            IJ.showStatus(map.summary());
        }
    }

    private static Optional<CodingMapRequest> mapRequest() throws LegibleException {
        final Optional<MacroArguments> arguments = MacroArguments.current();
        if (arguments.isPresent()) {
            return Optional.of(CodingMapRequest.of(arguments.get()));
        }
        requireWindow();
        return Dialogs.codingMap(WindowManager.getCurrentImage());
    }

    private static void requireWindow() throws LegibleException {
        if (IJ.getInstance() == null) {
            throw new LegibleException("A dialog needs a window: give the options in the macro, such as input=[/data/figure.lgb].");
        }
    }
}
