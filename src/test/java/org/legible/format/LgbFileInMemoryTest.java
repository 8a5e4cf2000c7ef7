package org.legible.format;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class LgbFileInMemoryTest extends LgbReadContract {

    @Override
    LgbFile open(final Path file) throws IOException {
        return LgbFile.of(file.toString(), Files.readAllBytes(file));
    }
}
