package org.legible.engine;

import java.io.IOException;
import java.util.List;
import java.util.Locale;

import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.engine.StandardCapabilities;

import org.legible.format.LegibleException;
import org.legible.installation.Finding;

/** Starts PyTorch through DJL. */
final class PyTorchEngine {

    static final String NAME = "PyTorch";

    private PyTorchEngine() {
    }

    /** To be called before any class of DJL is loaded: without it DJL looks for the network when it starts. */
    static void stayOffline() {
        if (System.getProperty("ai.djl.offline") == null) {
            System.setProperty("ai.djl.offline", "true");
        }
    }

    /**
     * Starts the engine.
     *
     * @throws LegibleException when it does not start, or its libraries are such that it must not be tried
     */
    static Engine start() throws IOException {
        requireSoundLibraries();
        try {
            return Engine.getEngine(NAME);
        } catch (final EngineException | LinkageError | IllegalStateException e) {
            throw new LegibleException("The PyTorch engine does not start: " + String.valueOf(e.getMessage()).lines().findFirst().orElse("")
                + ". Run Legible's installation check to see what is missing.", e);
        }
    }

    /** Libraries that do not fit together can end the JVM when they are loaded, so they are looked at as files first. */
    private static void requireSoundLibraries() throws IOException {
        final InstallationChecks checks = new InstallationChecks(PyTorchEngine.class.getClassLoader());
        for (final Finding finding : List.of(checks.engine(), checks.natives())) {
            if (!finding.ok()) {
                throw new LegibleException("The PyTorch engine cannot be started, " + finding.subject().toLowerCase(Locale.ROOT) + ": "
                    + finding.value() + ". " + finding.nextStep().orElse(""));
            }
        }
    }

    /**
     * The device to run on.
     *
     * @throws LegibleException when the GPU was asked for and the engine has none
     */
    static ai.djl.Device choose(final Engine engine, final Device device) throws LegibleException {
        final boolean gpu = engine.hasCapability(StandardCapabilities.CUDA) && engine.getGpuCount() > 0;
        if (device == Device.GPU && !gpu) {
            throw new LegibleException("The device gpu cannot be used: the PyTorch engine here has no CUDA device. Choose cpu or auto.");
        }
        return device == Device.CPU || !gpu ? ai.djl.Device.cpu() : ai.djl.Device.gpu();
    }
}
