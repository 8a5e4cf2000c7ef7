package org.legible.command;

import java.io.File;
import java.io.IOException;

import ij.IJ;
import ij.ImagePlus;

import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.widget.FileWidget;

import org.legible.ij.CodingMap;
import org.legible.ij.CodingMapJob;
import org.legible.ij.CodingMapOptions;
import org.legible.ij.CodingMapRequest;

/**
 * Shows how a {@code .lgb} file stores its image: overlay and table.
 */
@Plugin(type = Command.class, menuPath = "Plugins>Legible>Legible: Show Coding Map...",
    description = "Shows what text and lines were lifted off an image, its tiles with their bits, and the quality map.")
public class CodingMapCommand extends LegibleCommand {

    @Parameter(label = "Decoded image", required = false, persist = false,
        description = "An image that was decoded from a .lgb file which is still there.")
    private ImagePlus image;

    @Parameter(label = "Or a file", required = false, persist = false, style = FileWidget.OPEN_STYLE + ",extensions:lgb",
        description = "A .lgb file to decode and show instead of the image.")
    private File input;

    @Parameter(label = "Planes", required = false, persist = false, choices = {"current", "all"})
    private String planes = CodingMapOptions.DEFAULT.planes();

    @Parameter(label = "Lifted text and lines", required = false, persist = false,
        description = "Colours what was lifted off the image; the same colour is the same bitmap.")
    private Boolean lifted = CodingMapOptions.DEFAULT.lifted();

    @Parameter(label = "Tiles", required = false, persist = false, description = "Outlines the tiles; their names tell their bits.")
    private Boolean tiles = CodingMapOptions.DEFAULT.tiles();

    @Parameter(label = "Quality map", required = false, persist = false,
        description = "Orange where the quality is higher, blue where lower.")
    private Boolean quality = CodingMapOptions.DEFAULT.quality();

    @Parameter(label = "Model", required = false, persist = false,
        description = "Name or path of a model bundle; empty for the one that the file names.")
    private String model = CodingMapOptions.DEFAULT.model();

    @Parameter(label = "Device", required = false, persist = false, choices = {"auto", "cpu", "gpu"},
        description = "Where the networks run, if a file is to be decoded.")
    private String device = CodingMapOptions.DEFAULT.device();

    /** The image of the file, for scripts and for SciJava to show; {@code null} where an image was given or a macro has it already. */
    @Parameter(label = "Output", type = ItemIO.OUTPUT)
    private ImagePlus output;

    /** For SciJava. */
    public CodingMapCommand() {
        super("The coding map");
    }

    @Override
    void execute() throws IOException {
        final boolean fromFile = input != null && !input.getName().isBlank();
        if (!fromFile) {
            MacroImages.requireNamed("image", "show");
        }
        final CodingMapOptions options = new CodingMapOptions(planes, Boolean.TRUE.equals(lifted), Boolean.TRUE.equals(tiles),
            Boolean.TRUE.equals(quality), model, device);
        final CodingMap map;
        try (TaskProgress progress = progress("Legible: decoding")) {
            map = CodingMapJob.run(new CodingMapRequest(fromFile ? null : image, fromFile ? input : null, options), progress);
        }
        map.warnings().forEach(this::warn);
        if (fromFile && IJ.isMacro()) {
            showInMacro(map.image());
        } else if (fromFile) {
            output = map.image();
        }
        announce(map.summary());
    }
}
