package org.legible.compare;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.legible.bundle.Bundles;
import org.legible.bundle.ModelBundle;
import org.legible.engine.Device;
import org.legible.format.LegibleException;

/** The codecs that can be compared, by name. */
public final class Codecs {

    /** Codecs for those who name none: the default bundle and those that need no other program. */
    public static final String DEFAULT = String.join(",", Bundles.DEFAULT, JpegCodec.NAME, Jpeg2000Codec.NAME);

    private final Executables executables;
    private final Device device;

    /** @param device where the networks of Legible's bundles run */
    public Codecs(final Device device) {
        this(device, Executables.ofPath());
    }

    /**
     * @param device where the networks of Legible's bundles run
     * @param executables where tools are looked for
     */
    Codecs(final Device device, final Executables executables) {
        this.device = device;
        this.executables = executables;
    }

    /**
     * The codecs of a list. Nothing is started yet: networks are loaded and programs run when the first picture comes.
     *
     * @param list names with commas between them: {@code jpeg}, {@code jpeg2000}, a tool's codec, a bundle inside the program, or the
     *        path of a bundle's folder or zip file, which is then called by its last part; a bundle may be followed by what is done
     *        about text: {@code +off}, {@code +boost}, {@code +sharp} or {@code +exact}
     * @return at least one, in the order of the list, of different names
     * @throws LegibleException when the list is empty, a codec is named twice or unknown (it lists those there are), or a tool's
     *         programs are missing (it says what to install)
     */
    public List<ImageCodec> parse(final String list) throws IOException {
        final List<ImageCodec> codecs = new ArrayList<>();
        final Set<String> names = new HashSet<>();
        for (final String entry : list.split(",")) {
            final String wanted = entry.strip();
            if (wanted.isEmpty()) {
                continue;
            }
            final ImageCodec codec = codec(wanted);
            if (!names.add(codec.name())) {
                throw new LegibleException("The codec " + codec.name() + " is listed twice: name each one once.");
            }
            codecs.add(codec);
        }
        if (codecs.isEmpty()) {
            throw new LegibleException("No codec is named: give a list such as " + DEFAULT + ". " + available());
        }
        return codecs;
    }

    private ImageCodec codec(final String wanted) throws IOException {
        if (wanted.equals(JpegCodec.NAME)) {
            return new JpegCodec();
        }
        if (wanted.equals(Jpeg2000Codec.NAME)) {
            return new Jpeg2000Codec();
        }
        final Optional<ToolDescription> tool = ToolDescription.ALL.stream().filter(known -> known.name().equals(wanted)).findFirst();
        return tool.isPresent() ? ToolCodec.find(tool.get(), executables) : bundle(wanted);
    }

    private ImageCodec bundle(final String wanted) throws IOException {
        final Optional<LegibleText> text = LegibleText.ofSuffix(wanted);
        final String place = text.isPresent() ? wanted.substring(0, wanted.length() - text.get().suffix().length()) : wanted;
        final ModelBundle bundle;
        try {
            bundle = Bundles.find(place);
        } catch (final LegibleException e) {
            if (ModelBundle.isName(place)) {
                throw new LegibleException("There is no codec \"" + wanted + "\". " + available(), e);
            }
            throw e; // a path: what is wrong with the bundle there
        }
        final Path last = ModelBundle.isName(place) ? null : Path.of(place).getFileName();
        final String name = last == null ? bundle.name() : last.toString();
        return new LegibleCodec(name + text.map(LegibleText::suffix).orElse(""), bundle, device, text.orElse(LegibleText.OFF));
    }

    /** @return plain sentences: which codecs can be named here, and what to install for the others */
    public String available() {
        final List<String> here = new ArrayList<>(List.of(Bundles.DEFAULT, JpegCodec.NAME, Jpeg2000Codec.NAME));
        final List<String> missing = new ArrayList<>();
        for (final ToolDescription tool : ToolDescription.ALL) {
            if (executables.find(tool.encoder()).isPresent() && executables.find(tool.decoder()).isPresent()) {
                here.add(tool.name());
            } else {
                missing.add(tool.name() + " needs " + tool.source());
            }
        }
        return "There are " + String.join(", ", here) + " and the paths of Legible's bundles,"
            + " with +boost, +sharp or +exact behind a bundle for its treatment of text."
            + (missing.isEmpty() ? "" : " Not installed: " + String.join("; ", missing) + ".");
    }
}
