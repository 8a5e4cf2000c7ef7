package org.legible.format;

import java.io.IOException;
import java.nio.file.Path;

class LgbFileOnDiskTest extends LgbReadContract {

    @Override
    LgbFile open(final Path file) throws IOException {
        return LgbFile.open(file);
    }
}
