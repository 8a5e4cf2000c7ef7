package org.legible.cli;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.legible.format.LegibleException;

/**
 * Puts Legible and those of its libraries that are missing into a Fiji.
 *
 * <p>A library counts as present where Fiji has a jar of the same artifact, whatever its version. Two libraries may share a name
 * (Fiji has an {@code api} that is not DJL's): they are told apart by their classes, and the newcomer gets the prefix {@code legible-}.
 * What was copied is listed in {@code jars/legible-installed.txt}, so that the next installation can take it away.
 */
final class FijiInstaller {

    private static final String PLUGIN = "Legible_";
    private static final String RECEIPT = "legible-installed.txt";
    /** A silent logger for the command line; Fiji brings a logger of its own. */
    private static final String SILENT_LOGGER = "slf4j-nop";

    private final List<Path> libraries = new ArrayList<>();
    private final Path plugin;

    /**
     * @param jars the class path: Legible's own jar and its libraries
     * @throws LegibleException when Legible's jar is not among them
     */
    FijiInstaller(final List<Path> jars) throws LegibleException {
        Path own = null;
        for (final Path jar : jars) {
            if (artifact(jar).equals(PLUGIN)) {
                own = jar;
            } else if (!artifact(jar).equals(SILENT_LOGGER)) {
                libraries.add(jar);
            }
        }
        if (own == null) {
            throw new LegibleException("Legible does not run from its jar, so there is nothing to install; use scripts/install-fiji.");
        }
        plugin = own;
        libraries.sort(Comparator.comparing(jar -> jar.getFileName().toString()));
    }

    /**
     * Installs, replacing an earlier Legible.
     *
     * @param fiji the folder with {@code jars} and {@code plugins}
     * @return what was done, one line each
     * @throws LegibleException when the folder is no Fiji or cannot be written
     */
    List<String> install(final Path fiji) throws LegibleException {
        requireFiji(fiji);
        final List<String> report = new ArrayList<>();
        try {
            removeEarlier(fiji, report);
            copy(plugin, fiji.resolve("plugins").resolve(plugin.getFileName()));
            report.add("copied   plugins/" + plugin.getFileName());
            installLibraries(fiji, report);
        } catch (final IOException e) {
            throw LegibleException.of("Legible cannot be put into " + fiji + " completely", e);
        }
        return report;
    }

    private void installLibraries(final Path fiji, final List<String> report) throws IOException {
        final List<Path> present = jarsOf(fiji);
        final List<String> copied = new ArrayList<>();
        try {
            for (final Path library : libraries) {
                installLibrary(library, fiji, present, copied, report);
            }
        } finally {
            Files.write(fiji.resolve("jars").resolve(RECEIPT), copied);
        }
    }

    private void installLibrary(final Path library, final Path fiji, final List<Path> present, final List<String> copied,
        final List<String> report) throws IOException {
        boolean nameTaken = false;
        for (final Path other : present) {
            if (artifact(other).equals(artifact(library))) {
                if (sameLibrary(library, other)) {
                    report.add("kept     " + fiji.relativize(other) + versionNote(library, other));
                    return;
                }
                nameTaken = true;
            }
        }
        final String name = (nameTaken ? "legible-" : "") + library.getFileName();
        copy(library, fiji.resolve("jars").resolve(name));
        copied.add(name);
        report.add("copied   jars/" + name);
    }

    private static String versionNote(final Path ours, final Path theirs) {
        return ours.getFileName().equals(theirs.getFileName()) ? "" : "  (Legible was built with " + ours.getFileName() + ")";
    }

    /** Whether two jars of one name hold the same library: jars without classes (natives) do, others share a class. */
    private static boolean sameLibrary(final Path ours, final Path theirs) throws IOException {
        try (ZipFile a = new ZipFile(ours.toFile()); ZipFile b = new ZipFile(theirs.toFile())) {
            final List<String> classes = a.stream().map(ZipEntry::getName)
                .filter(name -> name.endsWith(".class") && !name.endsWith("module-info.class")).toList();
            return classes.isEmpty() || classes.stream().anyMatch(name -> b.getEntry(name) != null);
        }
    }

    private static void requireFiji(final Path folder) throws LegibleException {
        if (isFiji(folder)) {
            return;
        }
        if (!Files.isDirectory(folder)) {
            throw new LegibleException(folder + " is not a folder: name the one that holds Fiji's jars and plugins.");
        }
        try (Stream<Path> inside = Files.list(folder)) {
            final Optional<Path> nested = inside.filter(FijiInstaller::isFiji).findFirst();
            throw new LegibleException(folder + " is no Fiji, it has no jars folder with ij in it: "
                + nested.map(path -> "did you mean " + path + "?").orElse("name the folder that holds Fiji's jars and plugins."));
        } catch (final IOException e) {
            throw LegibleException.of(folder + " cannot be read", e);
        }
    }

    private static boolean isFiji(final Path folder) {
        if (!Files.isDirectory(folder.resolve("plugins")) || !Files.isDirectory(folder.resolve("jars"))) {
            return false;
        }
        try (Stream<Path> jars = Files.list(folder.resolve("jars"))) {
            return jars.anyMatch(jar -> artifact(jar).equals("ij"));
        } catch (final IOException e) {
            return false; // a folder that cannot be listed is none to install into
        }
    }

    private static void removeEarlier(final Path fiji, final List<String> report) throws IOException {
        for (final Path jar : jarsOf(fiji)) {
            if (artifact(jar).equals(PLUGIN)) {
                Files.delete(jar);
                report.add("removed  " + fiji.relativize(jar));
            }
        }
        final Path receipt = fiji.resolve("jars").resolve(RECEIPT);
        if (Files.exists(receipt)) {
            for (final String name : Files.readAllLines(receipt)) {
                // Only plain names: a receipt that was tampered with must not reach other folders.
                if (name.matches("[A-Za-z0-9._-]+\\.jar") && Files.deleteIfExists(fiji.resolve("jars").resolve(name))) {
                    report.add("removed  jars/" + name);
                }
            }
            Files.delete(receipt);
        }
    }

    private static List<Path> jarsOf(final Path fiji) throws IOException {
        final List<Path> jars = new ArrayList<>();
        for (final String folder : new String[] {"jars", "plugins"}) {
            try (Stream<Path> files = Files.walk(fiji.resolve(folder))) {
                files.filter(file -> file.getFileName().toString().endsWith(".jar")).sorted(Comparator.naturalOrder()).forEach(jars::add);
            }
        }
        return jars;
    }

    private static void copy(final Path from, final Path to) throws IOException {
        final Path partial = to.resolveSibling(to.getFileName() + ".partial");
        try {
            Files.copy(from, partial, StandardCopyOption.REPLACE_EXISTING);
            move(partial, to);
        } finally {
            Files.deleteIfExists(partial);
        }
    }

    private static void move(final Path from, final Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (final AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** The name of a jar without version, classifier and suffix: {@code pytorch-engine} of {@code pytorch-engine-0.35.1.jar}. */
    private static String artifact(final Path jar) {
        return jar.getFileName().toString().replaceFirst("\\.jar$", "").replaceFirst("-\\d.*$", "");
    }
}
