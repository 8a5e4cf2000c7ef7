package org.legible.report;

import java.util.ArrayList;
import java.util.List;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.ARGBType;
import net.imglib2.type.numeric.RealType;
import org.legible.format.ImageLayout;

/** The pixel types behind the wildcards of {@link org.legible.codec.PlaneReader}, whose contract makes the casts safe; names of planes. */
final class Planes {

    private Planes() {
    }

    @SuppressWarnings("unchecked")
    static RandomAccessibleInterval<ARGBType> rgb(final RandomAccessibleInterval<?> plane) {
        return (RandomAccessibleInterval<ARGBType>) plane;
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    static RandomAccessibleInterval<RealType<?>> grey(final RandomAccessibleInterval<?> plane) {
        return (RandomAccessibleInterval) plane;
    }

    /** Where a plane is in its stack, such as {@code "channel 2, slice 5"}; empty where there is only one. */
    static String label(final ImageLayout layout, final int plane) {
        final List<String> parts = new ArrayList<>();
        add(parts, "channel", layout.channels(), plane % layout.channels());
        addPosition(parts, layout, plane);
        return String.join(", ", parts);
    }

    /** Where a picture of all channels is in its stack; empty where there is only one. */
    static String labelOfComposite(final ImageLayout layout, final int firstPlane) {
        final List<String> parts = new ArrayList<>();
        addPosition(parts, layout, firstPlane);
        return String.join(", ", parts);
    }

    private static void addPosition(final List<String> parts, final ImageLayout layout, final int plane) {
        add(parts, "slice", layout.slices(), plane / layout.channels() % layout.slices());
        add(parts, "frame", layout.frames(), plane / (layout.channels() * layout.slices()));
    }

    private static void add(final List<String> parts, final String name, final int count, final int index) {
        if (count > 1) {
            parts.add(name + " " + (index + 1));
        }
    }
}
