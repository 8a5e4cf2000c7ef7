package org.legible.format;

/** The constants and limits of {@code docs/FORMAT.md}. Public are those that other packages have to keep to. */
public final class LgbFormat {

    /** The suffix of a file's name. */
    public static final String SUFFIX = ".lgb";

    /** Readers refuse a higher one. */
    public static final int MAJOR_VERSION = 1;

    /** Readers accept any. */
    public static final int MINOR_VERSION = 0;

    // Limits of the header.

    /** Width and height in pixels. */
    public static final int MAX_SIDE = 1 << 20;

    /** {@code width * height}. */
    public static final int MAX_PLANE_PIXELS = Integer.MAX_VALUE;

    /** {@code channels * slices * frames}. */
    public static final int MAX_PLANES = 1 << 20;

    /** The unit of the field "quality": this many make 1. */
    public static final int QUALITY_UNIT = 256;

    /** Quality 1. */
    public static final int MIN_QUALITY = QUALITY_UNIT;

    /** Quality 100. */
    public static final int MAX_QUALITY = 100 * QUALITY_UNIT;

    /** How often a picture can have been through the codec. */
    public static final int MAX_GENERATION = 65_535;

    /** Pixels a hyper-latent, and so pixels a latent, along one side. */
    public static final int MAX_STRIDE = 64;

    /** Latent channels, and hyper-latent channels. */
    public static final int MAX_CHANNELS = 1024;

    /** Side of a tile in latents. */
    public static final int MIN_TILE = 8;

    /** Side of a tile in latents. */
    public static final int MAX_TILE = 512;

    /** Latent samples of a tile, {@code tile * tile * latent channels}: bounds the memory to read one. */
    public static final int MAX_TILE_SAMPLES = 1 << 25;

    /** Tiles of all planes: bounds the memory for the index. */
    public static final int MAX_TILES = 1 << 24;

    /** Bytes of the field "software" in UTF-8. */
    public static final int MAX_SOFTWARE_BYTES = 255;

    // Limits of other chunks.

    /** Bytes of the metadata's JSON in UTF-8. */
    public static final int MAX_METADATA_BYTES = 64 << 20;

    /** Bytes of the stored text with its boxes, before it is deflated. */
    public static final int MAX_TEXT_BYTES = 1 << 24;

    /** Lines of the stored text. */
    public static final int MAX_TEXT_LINES = 1 << 20;

    /** Latent positions of a plane that has a quality map. */
    public static final int MAX_MAP_POSITIONS = 1 << 26;

    /** Side of a symbol tile in pixels. */
    public static final int MIN_SYMBOL_TILE = 256;

    /** Side of a symbol tile in pixels: bounds the memory to paint one. */
    public static final int MAX_SYMBOL_TILE = 4096;

    /** Bytes of the payload of a symbol tile. */
    public static final int MAX_SYMBOL_BYTES = 1 << 26;

    /** Bytes of the payload of any chunk. */
    public static final int MAX_PAYLOAD = 1 << 28;

    /** Chunks beside HEAD, TILE, INDX and LEND: bounds the memory to keep track of them. */
    public static final int MAX_OTHER_CHUNKS = 1 << 21;

    /** The plane number of a quality map that holds for all planes. */
    public static final int ALL_PLANES = -1;

    /** A high bit to be lost, letters to be seen, both kinds of line end and the sign at which Windows stops typing. */
    static final byte[] MAGIC = {(byte) 0x89, 'L', 'G', 'B', '\r', '\n', 0x1a, '\n'};

    /** Magic and version: where the first chunk starts. */
    static final int PREAMBLE_BYTES = MAGIC.length + 2;

    /** The field "lossy"; version 1 knows nothing else. */
    static final int LOSSY = 1;

    /** What to do about a file that was damaged on its way. */
    static final String COPY_AGAIN = "Copy or download it again.";

    private LgbFormat() {
    }
}
