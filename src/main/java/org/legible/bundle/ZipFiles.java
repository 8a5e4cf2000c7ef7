package org.legible.bundle;

import java.io.FileNotFoundException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

import org.legible.format.LegibleException;

/** A bundle that is a zip file, with its files at the top or all in one folder. */
final class ZipFiles implements BundleFiles {

    private final Path file;
    private final String prefix;

    ZipFiles(final Path file) throws IOException {
        this.file = file;
        try (ZipFile zip = new ZipFile(file.toFile())) {
            prefix = zip.stream().map(ZipEntry::getName)
                .filter(name -> name.equals(ModelBundle.MODEL_JSON) || name.matches("[^/]+/" + ModelBundle.MODEL_JSON))
                .map(name -> name.substring(0, name.length() - ModelBundle.MODEL_JSON.length()))
                .sorted().findFirst()
                .orElseThrow(() -> new LegibleException(file + " is no model bundle: there is no " + ModelBundle.MODEL_JSON
                    + " in it. Give a bundle's folder or zip file."));
        } catch (final ZipException e) {
            throw new LegibleException(file + " is no model bundle: it is not a zip file. Give a bundle's folder or zip file.", e);
        }
    }

    @Override
    public String place() {
        return file.toString();
    }

    @Override
    public boolean has(final String name) {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return zip.getEntry(prefix + name) != null;
        } catch (final IOException e) {
            return false;
        }
    }

    @Override
    public InputStream open(final String name) throws IOException {
        final ZipFile zip = new ZipFile(file.toFile());
        final ZipEntry entry = zip.getEntry(prefix + name);
        if (entry == null) {
            zip.close();
            throw new FileNotFoundException(name);
        }
        return new FilterInputStream(zip.getInputStream(entry)) {
            @Override
            public void close() throws IOException {
                zip.close();
            }
        };
    }
}
