package org.legible.engine;

import ai.djl.engine.Engine;
import ai.djl.util.Utils;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import org.legible.bundle.Bundles;
import org.legible.bundle.ModelBundle;
import org.legible.installation.Finding;
import org.legible.installation.JnaCheck;
import org.legible.installation.LibraryProbe;

/** The single checks of {@link EngineInstallation}. None of them throws. */
final class InstallationChecks {

    private static final int OLDEST_JAVA = 17;
    private static final String ENGINE_PROPERTIES = "pytorch-engine.properties";

    private final ClassLoader loader;

    /** @param loader where the libraries are looked for */
    InstallationChecks(final ClassLoader loader) {
        this.loader = loader;
    }

    /** All that can be seen without a native library. */
    List<Finding> withoutEngine() {
        return List.of(
            guarded("Operating system", InstallationChecks::platform),
            guarded("Java", InstallationChecks::java),
            guarded("JNA", this::jna),
            guarded("Engine", this::engine),
            guarded("Native libraries", this::natives),
            guarded("Engine's cache", InstallationChecks::cache),
            guarded("Model bundle", InstallationChecks::bundle));
    }

    private interface Check {
        Finding look() throws IOException;
    }

    /** A check that fails is a finding as well. */
    private static Finding guarded(final String subject, final Check check) {
        try {
            return check.look();
        } catch (final IOException | RuntimeException | LinkageError e) {
            return Finding.problem(subject, String.valueOf(e.getMessage()), Finding.REINSTALL);
        }
    }

    private static Finding platform() {
        final String value = System.getProperty("os.name") + " " + System.getProperty("os.version") + " on " + System.getProperty("os.arch")
            + ", " + Runtime.getRuntime().availableProcessors() + " processors, at most "
            + (Runtime.getRuntime().maxMemory() >> 20) + " MB for Java";
        return platformName().isEmpty() ? Finding.problem("Operating system", value,
            "Use Linux (x86-64, arm64), Windows (x86-64) or a Mac with Apple silicon: the engine exists for no other platform.")
            : Finding.ok("Operating system", value);
    }

    /** The name that DJL gives to this platform's libraries; empty where there are none. */
    private static String platformName() {
        final String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        final String arch = System.getProperty("os.arch");
        final boolean arm = arch.equals("aarch64");
        final boolean intel = arch.equals("amd64") || arch.equals("x86_64");
        if (os.startsWith("linux") && (arm || intel)) {
            return arm ? "linux-aarch64" : "linux-x86_64";
        }
        if (os.startsWith("windows") && intel) {
            return "win-x86_64";
        }
        return os.startsWith("mac") && arm ? "osx-aarch64" : "";
    }

    private static Finding java() {
        final String value = System.getProperty("java.version") + " (" + System.getProperty("java.vendor") + ") in "
            + System.getProperty("java.home");
        return Runtime.version().feature() < OLDEST_JAVA
            ? Finding.problem("Java", value, "Start Fiji with Java " + OLDEST_JAVA + " or newer.") : Finding.ok("Java", value);
    }

    Finding jna() throws IOException {
        return JnaCheck.look(loader);
    }

    Finding engine() throws IOException {
        final List<Properties> found = LibraryProbe.properties(loader, ENGINE_PROPERTIES);
        if (found.isEmpty()) {
            return Finding.problem("Engine", "missing", Finding.REINSTALL);
        }
        final String value = version(found.get(0));
        if (found.stream().map(InstallationChecks::version).distinct().count() > 1) {
            return Finding.problem("Engine", "several versions: " + found.stream().map(InstallationChecks::version).toList(),
                "Remove all but the newest pytorch-engine, pytorch-jni, pytorch-native-cpu and DJL api jars.");
        }
        return Finding.ok("Engine", value);
    }

    private static String version(final Properties engine) {
        return "PyTorch " + engine.getProperty("pytorch_version") + " through DJL " + engine.getProperty("djl_version");
    }

    Finding natives() throws IOException {
        final LibtorchOverride override = LibtorchOverride.of(System.getenv());
        if (override.isSet()) {
            final String wanted = LibraryProbe.properties(loader, ENGINE_PROPERTIES).stream().findFirst()
                .map(engine -> engine.getProperty("pytorch_version")).orElse("");
            return override.problem(wanted).map(step -> Finding.problem("Native libraries", override.toString(), step))
                .orElse(Finding.ok("Native libraries", override.toString()));
        }
        final List<String> platforms = LibraryProbe.properties(loader, "native/lib/pytorch.properties").stream()
            .map(properties -> properties.getProperty("classifier", "")).toList();
        return platforms.contains(platformName()) ? Finding.ok("Native libraries", "PyTorch for " + platformName())
            : Finding.problem("Native libraries", platforms.isEmpty() ? "missing" : "only for " + String.join(", ", platforms), Finding.REINSTALL);
    }

    private static Finding cache() {
        final Path folder = Utils.getEngineCacheDir("pytorch").toAbsolutePath();
        Path existing = folder;
        while (existing != null && !Files.exists(existing)) {
            existing = existing.getParent();
        }
        return existing == null || !Files.isDirectory(existing) || !Files.isWritable(existing)
            ? Finding.problem("Engine's cache", folder + " cannot be written",
                "Set the environment variable DJL_CACHE_DIR to a folder that you may write, with 500 MB free.")
            : Finding.ok("Engine's cache", folder.toString());
    }

    private static Finding bundle() throws IOException {
        final ModelBundle bundle = Bundles.find(Bundles.DEFAULT);
        return Finding.ok("Model bundle", bundle.name() + ", SHA-256 " + bundle.id().sha256());
    }

    /** Starts the engine; only to be called where the other checks found no problem. */
    static Finding startEngine() {
        return guarded("Device", () -> {
            PyTorchEngine.stayOffline();
            final Engine engine = PyTorchEngine.start();
            final int gpus = engine.getGpuCount();
            return Finding.ok("Device", (gpus == 0 ? "cpu" : gpus + " gpu") + ", PyTorch " + engine.getVersion());
        });
    }
}
