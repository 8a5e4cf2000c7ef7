package org.legible.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import ij.process.ByteProcessor;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.scijava.Context;
import org.scijava.app.StatusService;
import org.scijava.command.Command;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandModule;
import org.scijava.command.CommandService;
import org.scijava.event.EventHandler;
import org.scijava.event.EventService;
import org.scijava.module.ModuleItem;
import org.scijava.task.TaskService;
import org.scijava.task.event.TaskEvent;
import org.scijava.thread.ThreadService;

/** The SciJava commands in a minimal context, without a window. */
class CommandsTest {

    private Context context;

    @TempDir
    private Path folder;

    @BeforeEach
    void createContext() {
        context = new Context(CommandService.class, TaskService.class, StatusService.class, ThreadService.class);
    }

    @AfterEach
    void disposeContext() {
        context.dispose();
    }

    private CommandModule run(final Class<? extends Command> command, final Object... inputs)
            throws ExecutionException, InterruptedException {
        return context.service(CommandService.class).run(command, true, inputs).get();
    }

    private File file(final String name) {
        return folder.resolve(name).toFile();
    }

    private static ImagePlus ramp() {
        final ByteProcessor pixels = new ByteProcessor(60, 45);
        for (int i = 0; i < pixels.getPixelCount(); i++) {
            pixels.set(i, 4 * (i % 60));
        }
        return new ImagePlus("ramp", pixels);
    }

    @Test
    void anImageIsEncodedAndDecoded() throws Exception {
        final CommandModule encode = run(EncodeCommand.class, "image", ramp(), "output", file("a.lgb"), "quality", 70.0);
        assertFalse(encode.isCanceled(), encode.getCancelReason());
        final CommandModule decode = run(DecodeCommand.class, "input", file("a.lgb"));
        final ImagePlus image = (ImagePlus) decode.getOutput("image");
        assertEquals("a.lgb", image.getTitle());
        assertEquals(60, image.getWidth());
        assertEquals(45, image.getHeight());
        assertEquals(120, image.getProcessor().get(30, 20), 30);
    }

    @Test
    void codecsAreComparedOnAnImage() throws Exception {
        final CommandModule compare = run(CompareCommand.class, "image", ramp(), "codecs", "jpeg,jpeg2000", "qualities", "10,40,80;jpeg2000:2,4,8",
            "output", file("results"), "text", false);
        assertFalse(compare.isCanceled(), compare.getCancelReason());
        assertTrue(Files.readString(folder.resolve("results/points.csv")).contains("jpeg2000,8.0,1,"));
        assertCancelled(run(CompareCommand.class, "image", ramp(), "codecs", "gif"), "There is no codec \"gif\"");
        assertCancelled(run(CompareCommand.class), "There is no image");
    }

    @Test
    void whatIsLeftOutHasItsDefaultAlsoAfterACallWithSomethingElse() throws Exception {
        run(EncodeCommand.class, "image", ramp(), "output", file("first.lgb"));
        run(EncodeCommand.class, "image", ramp(), "output", file("other.lgb"), "quality", 90.0);
        run(EncodeCommand.class, "image", ramp(), "output", file("second.lgb"));
        assertEquals(-1, Files.mismatch(folder.resolve("first.lgb"), folder.resolve("second.lgb")));
        assertTrue(Files.mismatch(folder.resolve("first.lgb"), folder.resolve("other.lgb")) >= 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"quality", "targetbpp", "targetbytes", "targetpsnr", "maxcer", "textboost", "selectionboost",
        "windowlow", "windowhigh"})
    void aNumberThatIsNoneIsNamed(final String key) throws Exception {
        assertCancelled(run(EncodeCommand.class, "image", ramp(), "output", file("x.lgb"), key, null), key + " is not a number");
    }

    static Stream<Map.Entry<Map<String, Object>, String>> wrongInputs() {
        return Stream.of(
            Map.entry(Map.of("quality", 101.0), "The quality is 101"),
            Map.entry(Map.of("device", "abacus"), "no device \"abacus\""),
            Map.entry(Map.of("model", ""), "model is empty"),
            Map.entry(Map.of("model", "nosuchmodel"), "nosuchmodel"),
            Map.entry(Map.of("selectionboost", 10), "no area selected"),
            Map.entry(Map.of("windowlow", 5.0), "windowlow"),
            Map.entry(Map.of("image", new ImagePlus()), "no pixels"),
            Map.entry(Map.of("output", new File("")), "output is missing"));
    }

    @ParameterizedTest
    @MethodSource("wrongInputs")
    void aWrongInputCancelsTheCommandWithAPlainReason(final Map.Entry<Map<String, Object>, String> wrong) throws Exception {
        final List<Object> inputs = new ArrayList<>(List.of("image", ramp(), "output", file("x.lgb")));
        wrong.getKey().forEach((key, value) -> inputs.addAll(List.of(key, value)));
        assertCancelled(run(EncodeCommand.class, inputs.toArray()), wrong.getValue());
        assertFalse(file("x.lgb").exists());
    }

    @Test
    void nothingGivenIsAPlainReasonToo() throws Exception {
        assertCancelled(run(EncodeCommand.class), "output is missing");
        assertCancelled(run(EncodeCommand.class, "output", file("x.lgb")), "There is no image");
        assertCancelled(run(EncodeCommand.class, "output", file("x.lgb"), "selectionboost", 5), "There is no image");
        assertCancelled(run(DecodeCommand.class), "input is missing");
        assertCancelled(run(DecodeCommand.class, "input", file("missing.lgb")), "missing.lgb");
    }

    @Test
    void aReportReturnsItsFiguresAndTheHeatMap() throws Exception {
        final ImagePlus changed = ramp();
        changed.getProcessor().set(7, 3, 129);
        final CommandModule module = run(QualityReportCommand.class, "original", ramp(), "decoded", changed, "text", false,
            "json", file("r.json"), "html", file("r.html"));
        assertFalse(module.isCanceled(), module.getCancelReason());
        final ImagePlus errors = (ImagePlus) module.getOutput("errors");
        assertEquals(101, errors.getProcessor().getf(7, 3));
        final String report = (String) module.getOutput("report");
        assertTrue(report.contains("\"max_error\": 101.0"), report);
        assertEquals(report, Files.readString(folder.resolve("r.json")));
        assertTrue(file("r.html").length() > 1000);
    }

    static Stream<Map.Entry<Map<String, Object>, String>> wrongReports() {
        return Stream.of(
            Map.entry(Map.of(), "The original is missing"),
            Map.entry(Map.of("original", ramp()), "The decoded image is missing"),
            Map.entry(Map.of("original", ramp(), "decoded", new ImagePlus()), "no pixels"),
            Map.entry(Map.of("original", ramp(), "decodedfile", new File("no-such-file.lgb")), "no-such-file.lgb"),
            Map.entry(Map.of("original", ramp(), "decoded", ramp(), "file", new File("gone.jpg")), "gone.jpg"),
            Map.entry(Map.of("original", ramp(), "decoded", new ImagePlus("small", new ByteProcessor(3, 4))), "3x4"),
            Map.entry(Map.of("original", ramp(), "decoded", new ImagePlus("deep", ramp().getProcessor().convertToShort(false))), "16-bit"),
            Map.entry(Map.of("original", ramp(), "decoded", ramp(), "lpips", "no-module.pt"), "no-module.pt"),
            Map.entry(Map.of("original", ramp(), "decoded", ramp(), "html", new File("no-folder/r.html")), "no-folder"),
            Map.entry(Map.of("original", ramp(), "decoded", ramp(), "device", "abacus"), "abacus"));
    }

    @ParameterizedTest
    @MethodSource("wrongReports")
    void aReportThatCannotBeMadeSaysWhy(final Map.Entry<Map<String, Object>, String> wrong) throws Exception {
        final List<Object> inputs = new ArrayList<>(List.of("text", false));
        wrong.getKey().forEach((key, value) -> inputs.addAll(List.of(key, value)));
        assertCancelled(run(QualityReportCommand.class, inputs.toArray()), wrong.getValue());
    }

    private static void assertCancelled(final CommandModule module, final String reason) {
        assertTrue(module.isCanceled());
        assertTrue(module.getCancelReason().contains(reason), module.getCancelReason());
    }

    @Test
    void progressIsATaskThatCanBeCancelled() throws Exception {
        final Canceller canceller = new Canceller();
        context.service(EventService.class).subscribe(canceller);
        assertCancelled(run(EncodeCommand.class, "image", ramp(), "output", file("x.lgb")), "Encoding was cancelled");
        assertFalse(file("x.lgb").exists());
        assertEquals("Legible: encoding", canceller.name);
    }

    /** Cancels every task that shows up. */
    private static final class Canceller {

        private volatile String name;

        @EventHandler
        void onEvent(final TaskEvent event) {
            if (name == null) {
                name = event.getTask().getName();
                event.getTask().cancel("by a click");
            }
        }
    }

    @Test
    void theInstallationCheckReturnsItsReport() throws Exception {
        assertTrue(((String) run(CheckInstallationCommand.class).getOutput("report")).contains("Model bundle"));
    }

    private List<CommandInfo> commands() {
        return Stream.of(EncodeCommand.class, DecodeCommand.class, TextRegionsCommand.class, QualityReportCommand.class,
            CompareCommand.class, CheckInstallationCommand.class)
            .map(context.service(CommandService.class)::getCommand).toList();
    }

    /** JDKs from 23 on skip annotation processors unless told; without the index Fiji has no commands. */
    @Test
    void theIndexListsEveryCommandAndTheOpener() throws IOException {
        final String index;
        try (var in = getClass().getResourceAsStream("/META-INF/json/org.scijava.plugin.Plugin")) {
            assertNotNull(in, "annotation processing was off");
            index = new String(in.readAllBytes());
        }
        for (final Class<?> plugin : List.of(EncodeCommand.class, DecodeCommand.class, TextRegionsCommand.class,
            QualityReportCommand.class, CompareCommand.class, CheckInstallationCommand.class, LgbIOPlugin.class)) {
            assertTrue(index.contains("\"" + plugin.getName() + "\""), plugin.getName());
        }
        commands().forEach(command -> assertNotNull(command));
    }

    @Test
    void theMenuIsThatOfPluginsConfig() throws IOException {
        final List<String> labels = new ArrayList<>();
        for (final CommandInfo command : commands()) {
            assertEquals("Plugins > Legible > " + command.getMenuPath().getLeaf().getName(), command.getMenuPath().getMenuString());
            labels.add(command.getMenuPath().getLeaf().getName());
        }
        try (var in = getClass().getResourceAsStream("/plugins.config")) {
            final String config = new String(in.readAllBytes());
            labels.forEach(label -> assertTrue(config.contains("Plugins>Legible, \"" + label + "\""), label));
        }
    }

    @Test
    void everyInputFitsMacros() {
        for (final CommandInfo command : commands()) {
            for (final ModuleItem<?> input : command.inputs()) {
                if (input.getName().equals("log") || input.getType().getName().startsWith("org.scijava")) {
                    continue;
                }
                assertEquals(input.getName().toLowerCase(Locale.ROOT), input.getName(), "macro keys are lower case");
                assertFalse(input.isPersisted(), input.getName() + " must have its default where it is left out");
                assertFalse(input.isRequired(), input.getName() + ": SciJava skips a command in silence when something is missing");
            }
        }
    }

    @Test
    void theKeysOfMacrosAreThese() {
        assertEquals(List.of("image", "output", "quality", "targetbpp", "targetbytes", "targetpsnr", "maxcer", "text", "textboost",
            "keeptext", "textengine", "model", "device", "selectionboost", "boostregions", "windowlow", "windowhigh"), keys(EncodeCommand.class));
        assertEquals(List.of("input", "model", "device"), keys(DecodeCommand.class));
        assertEquals(List.of("original", "originalfile", "decoded", "decodedfile", "file", "text", "languages", "tessdata", "lpips",
            "heatmap", "html", "json", "csv", "model", "device"), keys(QualityReportCommand.class));
        assertEquals(List.of(), keys(CheckInstallationCommand.class));
    }

    private List<String> keys(final Class<? extends Command> command) {
        final List<String> keys = new ArrayList<>();
        for (final ModuleItem<?> input : context.service(CommandService.class).getCommand(command).inputs()) {
            if (!input.getType().getName().startsWith("org.scijava")) {
                keys.add(input.getName());
            }
        }
        return keys;
    }

    @Test
    void aScriptWithoutAWindowDoesNotShowTheImage() throws Exception {
        run(EncodeCommand.class, "image", ramp(), "output", file("a.lgb"));
        final ImagePlus image = (ImagePlus) run(DecodeCommand.class, "input", file("a.lgb")).getOutput("image");
        assertNull(image.getWindow());
    }
}
