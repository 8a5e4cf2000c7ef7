package org.legible.engine;

import java.util.ArrayList;
import java.util.List;

import org.legible.installation.Finding;

/**
 * What compressing needs and what was found: platform, Java, JNA, the engine and its native libraries, folders, the default model
 * bundle and the devices.
 *
 * <p>Looking does no harm: libraries are examined as files first, and the engine is started only where everything before it is sound,
 * as a native library that does not fit can end the whole JVM.
 */
public final class EngineInstallation {

    private EngineInstallation() {
    }

    /** @return the findings; never throws, and takes a few seconds where the engine has not been started before */
    public static List<Finding> inspect() {
        final InstallationChecks checks = new InstallationChecks(EngineInstallation.class.getClassLoader());
        final List<Finding> findings = new ArrayList<>(checks.withoutEngine());
        if (findings.stream().allMatch(Finding::ok)) {
            findings.add(InstallationChecks.startEngine());
        } else {
            findings.add(Finding.problem("Device", "not tried", "Solve the problems above first, then check again."));
        }
        return findings;
    }
}
