package org.legible.golden;

import java.awt.Rectangle;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;

import org.legible.bundle.ModelBundle;
import org.legible.codec.EncodeSettings;
import org.legible.codec.Encoder;
import org.legible.codec.LeftText;
import org.legible.codec.Networks;
import org.legible.codec.Progress;
import org.legible.codec.QualityMap;
import org.legible.codec.TextMode;
import org.legible.format.ImageLayout;
import org.legible.format.SampleType;

/** The images, types and qualities of which every bundle has golden streams. */
final class GoldenSet {

    /** Quarters of a level a row: too steep for one colour under a mark. */
    private static final int STEEP = 7;

    private final ModelBundle bundle;
    private final Encoder encoder;
    private final Encoder heavyTailed;
    private final Path folder;
    private int seed;

    /**
     * @param bundle to encode with
     * @param networks of that bundle
     * @param folder where the files are to be
     */
    GoldenSet(final ModelBundle bundle, final Networks networks, final Path folder) {
        this.bundle = bundle;
        this.encoder = new Encoder(bundle, networks, networks, LeftText.NONE);
        final Networks random = new HeavyTailedNetworks(bundle);
        this.heavyTailed = new Encoder(bundle, random, random, LeftText.NONE);
        this.folder = folder;
    }

    /** Encodes all of them. Names say type, size and quality, and how text is lifted where there is some. */
    void write() throws IOException {
        write("grey8-1x1-q30", plane(SampleType.GREY8, 1, 1), 30);
        write("grey8-37x53-q60", plane(SampleType.GREY8, 37, 53), 60);
        write("grey8-64x32-q1", plane(SampleType.GREY8, 64, 32), 1);
        write("grey16-200x130-q30", plane(SampleType.GREY16, 200, 130), 30);
        write("grey16-2x2x2-48x40-q60", new ImageLayout(48, 40, 2, 2, 2, SampleType.GREY16), 60);
        write("float32-65x31-q60", plane(SampleType.FLOAT32, 65, 31), 60);
        write("rgb24-200x130-q1", plane(SampleType.RGB24, 200, 130), 1);
        write("rgb24-53x37-q100", plane(SampleType.RGB24, 53, 37), 100);
        write("rgb24-700x520-q30", plane(SampleType.RGB24, 700, 520), 30);
        write("rgb24-520x300-q100", plane(SampleType.RGB24, 520, 300), 100);
        writeWithMap("rgb24-300x200-q30-map", plane(SampleType.RGB24, 300, 200), 30);
        encode(heavyTailed, "rgb24-128x96-q60-escapes", plane(SampleType.RGB24, 128, 96), EncodeSettings.ofQuality(60));
        writeText("rgb24-241x150-q10-sharp", plane(SampleType.RGB24, 241, 150), 10, TextMode.SHARP);
        writeText("rgb24-241x150-q40-sharp", plane(SampleType.RGB24, 241, 150), 40, TextMode.SHARP);
        writeText("rgb24-120x90-q80-sharp", plane(SampleType.RGB24, 120, 90), 80, TextMode.SHARP);
        writeText("rgb24-241x150-q20-exact", plane(SampleType.RGB24, 241, 150), 20, TextMode.EXACT);
        writeText("grey8-1x2x1-119x77-q30-sharp", new ImageLayout(119, 77, 1, 2, 1, SampleType.GREY8), 30, TextMode.SHARP);
        writeText("grey8-2100x23-q5-exact", plane(SampleType.GREY8, 2100, 23), 5, TextMode.EXACT);
        writeGradient("rgb24-241x150-q30-gradient-sharp", plane(SampleType.RGB24, 241, 150), 30, TextMode.SHARP);
        writeGradient("rgb24-120x90-q20-gradient-exact", plane(SampleType.RGB24, 120, 90), 20, TextMode.EXACT);
        writeGradient("grey8-119x77-q30-gradient-sharp", plane(SampleType.GREY8, 119, 77), 30, TextMode.SHARP);
    }

    private static ImageLayout plane(final SampleType type, final int width, final int height) {
        return new ImageLayout(width, height, 1, 1, 1, type);
    }

    private void write(final String name, final ImageLayout layout, final double quality) throws IOException {
        encode(encoder, name, layout, EncodeSettings.ofQuality(quality));
    }

    /** Better at the left, worst in a corner, and beyond both ends of the quality. */
    private void writeWithMap(final String name, final ImageLayout layout, final double quality) throws IOException {
        final QualityMap map = new QualityMap(layout, bundle);
        map.fill(-40);
        map.raise(new Rectangle(0, 0, layout.width() * 2 / 3, layout.height()), 15);
        map.raise(new Rectangle(20, 30, 70, 50), 90);
        map.raise(new Rectangle(0, 150, layout.width(), 17), 0);
        encode(encoder, name, layout, EncodeSettings.ofQuality(quality).withQualityMap(map));
    }

    private void writeText(final String name, final ImageLayout layout, final double quality, final TextMode mode) throws IOException {
        writePage(name, new GoldenPage(layout, seed++, 0), quality, mode);
    }

    private void writeGradient(final String name, final ImageLayout layout, final double quality, final TextMode mode) throws IOException {
        writePage(name, new GoldenPage(layout, seed++, STEEP), quality, mode);
    }

    private void writePage(final String name, final GoldenPage page, final double quality, final TextMode mode) throws IOException {
        encoder.encode(page, EncodeSettings.ofQuality(quality).withText(mode), folder.resolve(name + ".lgb"),
            Progress.NONE);
    }

    private void encode(final Encoder by, final String name, final ImageLayout layout, final EncodeSettings settings)
            throws IOException {
        final EncodeSettings windowed = layout.type() == SampleType.FLOAT32
            ? settings.withWindows(Collections.nCopies(layout.channels(), GoldenImage.FLOAT_WINDOW)) : settings;
        by.encode(new GoldenImage(layout, seed++), windowed.withText(TextMode.OFF), folder.resolve(name + ".lgb"), Progress.NONE);
    }
}
