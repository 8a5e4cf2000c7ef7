package org.legible.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What Legible needs and what it found: platform, Java, JNA, the engine and its native libraries, folders, the default model bundle
 * and the devices. Each finding that is a problem says what to do next.
 *
 * <p>Looking does no harm: libraries are examined as files first, and the engine is started only where everything before it is sound,
 * as a native library that does not fit can end the whole JVM.
 *
 * @param findings in the order of the checks
 */
public record InstallationReport(List<Finding> findings) {

    /**
     * One line of the report.
     *
     * @param subject what was looked at, such as {@code Java}
     * @param value what was found, in words
     * @param nextStep what to do about it, one sentence; empty where all is well
     */
    public record Finding(String subject, String value, Optional<String> nextStep) {

        static Finding ok(final String subject, final String value) {
            return new Finding(subject, value, Optional.empty());
        }

        static Finding problem(final String subject, final String value, final String nextStep) {
            return new Finding(subject, value, Optional.of(nextStep));
        }

        /** Whether nothing has to be done. */
        public boolean ok() {
            return nextStep.isEmpty();
        }
    }

    /** Keeps a copy of the findings. */
    public InstallationReport {
        findings = List.copyOf(findings);
    }

    /** Looks at this installation; never throws, and takes a few seconds where the engine has not been started before. */
    public static InstallationReport inspect() {
        final InstallationChecks checks = new InstallationChecks(InstallationReport.class.getClassLoader());
        final List<Finding> findings = new ArrayList<>(checks.withoutEngine());
        if (findings.stream().allMatch(Finding::ok)) {
            findings.add(InstallationChecks.startEngine());
        } else {
            findings.add(Finding.problem("Device", "not tried", "Solve the problems above first, then check again."));
        }
        return new InstallationReport(findings);
    }

    /** Whether Legible can work. */
    public boolean ok() {
        return findings.stream().allMatch(Finding::ok);
    }

    /** The report as plain text, one finding a line and its next step below it. */
    @Override
    public String toString() {
        final StringBuilder text = new StringBuilder();
        for (final Finding finding : findings) {
            text.append(String.format("%-8s %-17s %s%n", finding.ok() ? "ok" : "PROBLEM", finding.subject(), finding.value()));
            finding.nextStep().ifPresent(step -> text.append(String.format("%-26s Next step: %s%n", "", step)));
        }
        text.append(ok() ? "Legible is ready." : "Legible cannot work yet: see the next steps above.").append(System.lineSeparator());
        return text.toString();
    }
}
