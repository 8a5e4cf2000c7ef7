package org.legible.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import ij.process.ColorProcessor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.legible.codec.Progress;
import org.legible.format.LegibleException;
import org.legible.ij.EncodeJob;
import org.legible.ij.EncodeOptions;
import org.scijava.Context;
import org.scijava.io.IOPlugin;
import org.scijava.io.IOService;
import org.scijava.io.location.BytesLocation;
import org.scijava.io.location.FileLocation;
import org.scijava.plugin.PluginInfo;

/** {@link LgbIOPlugin}, asked as Fiji asks it. */
class LgbIOPluginTest {

    private Context context;
    private IOService io;

    @TempDir
    private Path folder;

    @BeforeEach
    void createContext() throws IOException {
        context = new Context(IOService.class);
        io = context.service(IOService.class);
        EncodeJob.run(new ImagePlus("black", new ColorProcessor(40, 30)), folder.resolve("a.lgb").toFile(), EncodeOptions.DEFAULT,
            Progress.NONE);
    }

    @AfterEach
    void disposeContext() {
        context.dispose();
    }

    @Test
    void aFileIsOpenedAndNotShown() throws IOException {
        final ImagePlus image = assertInstanceOf(ImagePlus.class, io.open(folder.resolve("a.lgb").toString()));
        assertEquals(40, image.getWidth());
        assertEquals("a.lgb", image.getTitle());
        assertNull(image.getWindow());
    }

    @Test
    void aFileWithAnotherSuffixIsKnownByItsMagic() throws IOException {
        Files.copy(folder.resolve("a.lgb"), folder.resolve("b.dat"));
        assertInstanceOf(LgbIOPlugin.class, io.getOpener(folder.resolve("b.dat").toString()));
    }

    @Test
    void otherFilesAreLeftToOthers() throws IOException {
        Files.writeString(folder.resolve("c.dat"), "something else");
        assertNull(io.getOpener(folder.resolve("c.dat").toString()));
        assertNull(io.getOpener(folder.resolve("missing.lgb").toString()));
        assertFalse(plugin().supportsOpen(new BytesLocation(10)));
        assertFalse(plugin().supportsOpen(new FileLocation(folder.toFile())));
    }

    @Test
    void aFileThatIsOnlyNamedLikeOneGetsAPlainError() throws IOException {
        Files.writeString(folder.resolve("d.lgb"), "something else");
        final LegibleException e = assertThrows(LegibleException.class, () -> io.open(folder.resolve("d.lgb").toString()));
        assertTrue(e.getMessage().contains("d.lgb is not a Legible file"), e.getMessage());
    }

    @Test
    void itOpensImagesAndSavesNone() {
        assertSame(ImagePlus.class, plugin().getDataType());
        assertFalse(plugin().supportsSave(folder.resolve("e.lgb").toString()));
    }

    /** Fiji asks only eager plugins before ImageJ's own readers and Bio-Formats. */
    @Test
    void itIsEager() {
        final PluginInfo<IOPlugin<?>> info = io.getPlugins().stream()
            .filter(p -> p.getClassName().equals(LgbIOPlugin.class.getName())).findFirst().orElseThrow();
        assertTrue(info.is("eager"));
    }

    private IOPlugin<?> plugin() {
        return io.getInstance(LgbIOPlugin.class);
    }
}
