package org.legible.command;

import ij.ImagePlus;
import ij.Menus;

import java.io.File;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;

import org.legible.engine.Device;
import org.legible.format.LgbFile;
import org.legible.format.LgbFormat;
import org.legible.ij.DecodeJob;
import org.legible.ij.Failures;
import org.legible.ij.MacroErrors;
import org.scijava.Priority;
import org.scijava.app.StatusService;
import org.scijava.io.AbstractIOPlugin;
import org.scijava.io.IOPlugin;
import org.scijava.io.location.FileLocation;
import org.scijava.io.location.Location;
import org.scijava.log.LogService;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.task.TaskService;

/**
 * Opens {@code .lgb} files in Fiji: <i>File &gt; Open</i>, drag and drop, recent files, {@code open()} in macros,
 * {@code IJ.openImage} and {@code IOService.open} in scripts.
 *
 * <p>Fiji asks "eager" plugins before anything else. It shows what they open only if it is a {@code Dataset}, which would cost
 * LUTs and overlays; an {@link ImagePlus} has to be shown here, and only for those calls that want it shown.</p>
 */
@Plugin(type = IOPlugin.class, priority = Priority.HIGH, attrs = @Attr(name = "eager"))
public class LgbIOPlugin extends AbstractIOPlugin<ImagePlus> {

    @Parameter(required = false)
    private TaskService tasks;

    @Parameter(required = false)
    private StatusService status;

    @Parameter
    private LogService log;

    @Override
    public Class<ImagePlus> getDataType() {
        return ImagePlus.class;
    }

    /** A file that begins like a {@code .lgb} file, or is named like one: then its user is to hear what is wrong with it. */
    @Override
    public boolean supportsOpen(final Location source) {
        if (!(source instanceof FileLocation location)) {
            return false;
        }
        final File file = location.getFile();
        try {
            return file.isFile() && (isNamedLikeOne(file) || LgbFile.isLgb(file.toPath()));
        } catch (final IOException e) {
            log.debug(e);
            return false;
        }
    }

    private static boolean isNamedLikeOne(final File file) {
        return file.getName().toLowerCase(Locale.ROOT).endsWith(LgbFormat.SUFFIX);
    }

    /**
     * Opens a file.
     *
     * @return the image; where Fiji was to show the image and it cannot be opened, one without pixels, as the error has been shown
     * @throws IOException with a plain sentence when it cannot be opened, where nothing was to be shown
     */
    @Override
    public ImagePlus open(final Location source) throws IOException {
        final File file = ((FileLocation) source).getFile();
        return OpenRequests.wantsDisplay() ? show(file) : decode(file);
    }

    private ImagePlus show(final File file) {
        final ImagePlus[] image = new ImagePlus[1];
        final Optional<String> failure = Failures.sentenceOf("Opening", () -> image[0] = decode(file));
        if (failure.isPresent()) {
            MacroErrors.report(failure.get());
            return new ImagePlus();
        }
        image[0].show();
        Menus.addOpenRecentItem(file.getPath());
        return image[0];
    }

    private ImagePlus decode(final File file) throws IOException {
        try (TaskProgress progress = new TaskProgress("Legible: opening " + file.getName(), tasks, status)) {
            final DecodeJob decoded = DecodeJob.run(file, "", Device.AUTO.toString(), progress);
            decoded.warnings().forEach(log::warn);
            return decoded.image();
        }
    }
}
