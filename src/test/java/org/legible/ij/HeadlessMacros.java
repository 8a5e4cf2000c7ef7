package org.legible.ij;

import static org.junit.jupiter.api.Assertions.assertThrows;

import ij.IJ;
import ij.Menus;
import ij.WindowManager;

import java.awt.HeadlessException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** Runs real macros in plain, headless ImageJ 1.x, with the menu of {@code plugins.config}; {@code $} stands for a new folder. */
abstract class HeadlessMacros {

    static final String TWO_IMAGES = """
        newImage("first", "8-bit ramp", 70, 50, 1);
        newImage("second", "RGB ramp", 90, 40, 1);
        """;

    @TempDir
    Path folder;

    /** The commands of {@code plugins.config} by label, as ImageJ reads them from a jar. */
    static Map<String, String> pluginsConfig() throws IOException {
        final Map<String, String> commands = new LinkedHashMap<>();
        try (InputStream in = LegiblePlugin.class.getResourceAsStream("/plugins.config")) {
            // Byte for byte: which character set ImageJ takes depends on the machine.
            final String text = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
            final Matcher line = Pattern.compile("(?m)^Plugins>Legible, \"([^\"]+)\", (\\S+)$").matcher(text);
            while (line.find()) {
                commands.put(line.group(1), line.group(2));
            }
        }
        return commands;
    }

    @BeforeAll
    @SuppressWarnings("unchecked")
    static void installMenu() throws IOException {
        if (Menus.getCommands() == null) {
            // Any command makes ImageJ build its menus, which it cannot without a screen; but then the table of commands is there.
            assertThrows(HeadlessException.class, () -> IJ.run("Collect Garbage"));
        }
        Menus.getCommands().putAll(pluginsConfig());
    }

    @AfterEach
    void forgetImages() {
        WindowManager.setTempCurrentImage(null);
    }

    /** A file in the folder of the test, with the slashes that macros take. */
    final String path(final String name) {
        return folder.resolve(name).toString().replace('\\', '/');
    }

    /** Runs a macro and returns what it has printed, with the errors. */
    final String run(final String macro) {
        final PrintStream out = System.out;
        final ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            IJ.runMacro(macro.replace("$", path("") + "/"));
        } finally {
            System.setOut(out);
        }
        return printed.toString(StandardCharsets.UTF_8);
    }
}
