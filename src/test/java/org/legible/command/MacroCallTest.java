package org.legible.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import ij.ImagePlus;
import ij.Macro;
import ij.WindowManager;
import ij.process.ByteProcessor;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.legible.codec.Progress;
import org.legible.ij.EncodeJob;
import org.legible.ij.EncodeOptions;
import org.scijava.Context;
import org.scijava.command.CommandModule;
import org.scijava.command.CommandService;
import org.scijava.module.Module;
import org.scijava.module.ModuleException;
import org.scijava.thread.ThreadService;

/**
 * SciJava commands called by a macro, as Fiji does it: the macro waits in its thread, and the command runs in another one.
 * Macros get at the commands by {@code call}, as plain ImageJ does not know them; it can call public classes only.
 */
public class MacroCallTest {

    private static final String DECODE = "call(\"" + MacroCallTest.class.getName() + ".decode\", \"$\");";

    private static Context context;

    @TempDir
    private Path folder;
    private String threadName;

    @BeforeEach
    void createContext() throws IOException {
        context = new Context(CommandService.class, ThreadService.class);
        threadName = Thread.currentThread().getName();
        Thread.currentThread().setName("Run$_" + threadName);
        EncodeJob.run(new ImagePlus("grey", new ByteProcessor(40, 30)), folder.resolve("a.lgb").toFile(), EncodeOptions.DEFAULT,
            Progress.NONE);
    }

    @AfterEach
    void disposeContext() {
        Macro.setOptions(null);
        Thread.currentThread().setName(threadName);
        WindowManager.setTempCurrentImage(null);
        context.dispose();
    }

    /** Called by the macros. */
    public static String decode(final String path) throws ExecutionException, InterruptedException {
        return "" + run(path).getOutput("image");
    }

    private static CommandModule run(final String path) throws ExecutionException, InterruptedException {
        return context.service(CommandService.class).run(DecodeCommand.class, true, "input", new File(path)).get();
    }

    private String macro(final String macro, final String file) {
        final PrintStream out = System.out;
        final ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            IJ.runMacro(macro.replace("$", folder.resolve(file).toString().replace('\\', '/')));
        } finally {
            System.setOut(out);
        }
        return printed.toString(StandardCharsets.UTF_8);
    }

    @Test
    void theDecodedImageIsTheMacrosCurrentOne() {
        for (final String mode : new String[] {"", "setBatchMode(true);"}) {
            final String printed = macro(mode + "newImage(\"other\", \"RGB black\", 10, 10, 1);" + DECODE
                + "print(\"current\", getTitle(), getWidth());", "a.lgb");
            assertTrue(printed.contains("current a.lgb 40"), mode + printed);
        }
    }

    /** The threads of commands are used again: what one has decoded must not be the next one's current image. */
    @Test
    void theCommandsThreadForgetsTheImage() throws Exception {
        macro(DECODE, "a.lgb");
        WindowManager.setTempCurrentImage(null);
        assertNull(context.service(ThreadService.class).run(WindowManager::getTempCurrentImage).get());
    }

    @Test
    void anErrorStopsTheMacro() {
        final String printed = macro(DECODE + "print(\"NOT STOPPED\");", "missing.lgb");
        assertTrue(printed.contains("missing.lgb"), printed);
        assertFalse(printed.contains("NOT STOPPED"), printed);
    }

    @Test
    void aDamagedFileDoesNotStopTheMacro() throws IOException {
        final byte[] file = Files.readAllBytes(folder.resolve("a.lgb"));
        final int tile = new String(file, StandardCharsets.ISO_8859_1).indexOf("TILE");
        file[tile + 12] ^= 1;
        Files.write(folder.resolve("damaged.lgb"), file);
        final String printed = macro(DECODE + "print(\"went on\", Overlay.size);", "damaged.lgb");
        assertTrue(printed.contains("went on 1"), printed);
    }

    private static Module encodeModule() throws ModuleException {
        return context.service(CommandService.class).getCommand(EncodeCommand.class).createModule();
    }

    @Test
    void whatAMacroLeavesOutIsNotAskedFor() throws ModuleException {
        final Module module = encodeModule();
        new MacroInputsPreprocessor().process(module);
        assertFalse(module.isInputResolved("quality"), "a person is asked");
        Macro.setOptions("output=/x.lgb");
        new MacroInputsPreprocessor().process(module);
        module.getInfo().inputs().forEach(input -> assertTrue(module.isInputResolved(input.getName()), input.getName()));
    }

    @Test
    void anEmptyValueMeansTheDefault() throws ModuleException {
        final Module module = encodeModule();
        // What SciJava makes of empty values.
        module.setInput("quality", null);
        module.setInput("model", "");
        module.setInput("textboost", 3);
        Macro.setOptions("quality= model=[] textboost=3 output=/x.lgb");
        new MacroInputsPreprocessor().process(module);
        assertEquals(EncodeOptions.DEFAULT.quality(), module.getInput("quality"));
        assertEquals(EncodeOptions.DEFAULT.model(), module.getInput("model"));
        assertEquals(3, module.getInput("textboost"));
    }

    @Test
    void theMacrosThreadIsTheNearestOfThoseAbove() throws Exception {
        final ThreadService threads = context.service(ThreadService.class);
        final Thread here = Thread.currentThread();
        assertEquals(Optional.of(here), MacroThreads.of(here, threads));
        assertEquals(Optional.of(here), threads.run(() -> MacroThreads.of(Thread.currentThread(), threads)).get());
        here.setName("no macro");
        assertEquals(Optional.empty(), MacroThreads.of(here, threads));
    }
}
