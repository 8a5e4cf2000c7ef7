package org.legible.format;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** The payload of the HEAD chunk. */
final class HeaderCodec {

    private static final int SHA_256_BYTES = 32;
    private static final int MAX_FIXED_BYTES = 1024;

    /** A payload longer than this cannot be a header. */
    static final int MAX_BYTES = MAX_FIXED_BYTES + LgbFormat.MAX_PLANES * 2 * Double.BYTES;

    private HeaderCodec() {
    }

    static byte[] encode(final StreamHeader header) {
        final byte[] name = header.bundle().name().getBytes(StandardCharsets.UTF_8);
        final byte[] software = header.software().getBytes(StandardCharsets.UTF_8);
        final int windowBytes = header.windows().size() * 2 * Double.BYTES;
        final ByteBuffer out = ByteBuffer.allocate(MAX_FIXED_BYTES + windowBytes).order(ByteOrder.LITTLE_ENDIAN);
        final ImageLayout layout = header.layout();
        out.putInt(layout.width()).putInt(layout.height());
        out.putInt(layout.channels()).putInt(layout.slices()).putInt(layout.frames());
        out.put((byte) layout.type().ordinal());
        for (final ValueWindow window : header.windows()) {
            out.putDouble(window.low()).putDouble(window.high());
        }
        out.putShort((short) header.quality()).put((byte) LgbFormat.LOSSY).putShort((short) header.generation());
        out.put((byte) name.length).put(name).put(HexFormat.of().parseHex(header.bundle().sha256()));
        out.put((byte) header.stride()).put((byte) header.hyperStride());
        out.putShort((short) header.latentChannels()).putShort((short) header.hyperChannels()).putShort((short) header.tile());
        out.put((byte) software.length).put(software);
        final ByteArrayOutputStream payload = new ByteArrayOutputStream();
        payload.write(out.array(), 0, out.position());
        return payload.toByteArray();
    }

    /**
     * Reads a header whose checksum was right. Bytes behind the last field belong to a later minor version and are ignored.
     *
     * @throws IllegalArgumentException if a field breaks its limit or is missing; the message names it
     */
    static StreamHeader decode(final byte[] payload) {
        final ByteBuffer in = ByteBuffer.wrap(payload).order(ByteOrder.LITTLE_ENDIAN);
        try {
            final ImageLayout layout = layout(in);
            final List<ValueWindow> windows = windows(in, layout);
            final int quality = in.getShort() & 0xffff;
            Limits.require("lossy", in.get() & 0xff, LgbFormat.LOSSY, LgbFormat.LOSSY);
            final int generation = in.getShort() & 0xffff;
            final BundleId bundle = new BundleId(text(in), HexFormat.of().formatHex(bytes(in, SHA_256_BYTES)));
            final int stride = in.get() & 0xff;
            final int hyperStride = in.get() & 0xff;
            final int latentChannels = in.getShort() & 0xffff;
            final int hyperChannels = in.getShort() & 0xffff;
            final int tile = in.getShort() & 0xffff;
            return new StreamHeader(layout, windows, quality, generation, bundle, stride, hyperStride, latentChannels, hyperChannels, tile,
                text(in));
        } catch (final BufferUnderflowException e) {
            throw new IllegalArgumentException("The header has only " + payload.length + " bytes, too few for its fields", e);
        }
    }

    private static ImageLayout layout(final ByteBuffer in) {
        final int width = limited(in, "width", LgbFormat.MAX_SIDE);
        final int height = limited(in, "height", LgbFormat.MAX_SIDE);
        final int channels = limited(in, "channels", LgbFormat.MAX_PLANES);
        final int slices = limited(in, "slices", LgbFormat.MAX_PLANES);
        final int frames = limited(in, "frames", LgbFormat.MAX_PLANES);
        final int type = in.get() & 0xff;
        Limits.require("sample type", type, 0, SampleType.values().length - 1);
        return new ImageLayout(width, height, channels, slices, frames, SampleType.values()[type]);
    }

    private static int limited(final ByteBuffer in, final String field, final int max) {
        final long value = Integer.toUnsignedLong(in.getInt());
        Limits.require(field, value, 1, max);
        return (int) value;
    }

    private static List<ValueWindow> windows(final ByteBuffer in, final ImageLayout layout) {
        final List<ValueWindow> windows = new ArrayList<>();
        if (layout.type().windowed()) {
            for (int channel = 0; channel < layout.channels(); channel++) {
                windows.add(new ValueWindow(in.getDouble(), in.getDouble()));
            }
        }
        return windows;
    }

    private static String text(final ByteBuffer in) {
        return new String(bytes(in, in.get() & 0xff), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(final ByteBuffer in, final int count) {
        final byte[] bytes = new byte[count];
        in.get(bytes);
        return bytes;
    }
}
