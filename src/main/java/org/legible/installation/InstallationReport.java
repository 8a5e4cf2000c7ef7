package org.legible.installation;

import java.util.List;

import org.legible.installation.Finding.Weight;

/**
 * What Legible needs and what was found. Each finding that is not well says what to do next.
 *
 * @param findings in the order of the checks
 */
public record InstallationReport(List<Finding> findings) {

    /** Keeps a copy of the findings. */
    public InstallationReport {
        findings = List.copyOf(findings);
    }

    /** @return whether Legible can work; parts of it may be limited */
    public boolean ok() {
        return findings.stream().noneMatch(finding -> finding.weight() == Weight.PROBLEM);
    }

    /** The report as plain text, one finding a line and its next step below it. */
    @Override
    public String toString() {
        final StringBuilder text = new StringBuilder();
        for (final Finding finding : findings) {
            text.append(String.format("%-8s %-17s %s%n", label(finding.weight()), finding.subject(), finding.value()));
            finding.nextStep().ifPresent(step -> text.append(String.format("%-26s Next step: %s%n", "", step)));
        }
        text.append(conclusion()).append(System.lineSeparator());
        return text.toString();
    }

    private static String label(final Weight weight) {
        return switch (weight) {
            case OK -> "ok";
            case LIMIT -> "limited";
            case PROBLEM -> "PROBLEM";
        };
    }

    private String conclusion() {
        if (!ok()) {
            return "Legible cannot work yet: see the next steps above.";
        }
        return findings.stream().allMatch(Finding::ok) ? "Legible is ready." : "Legible is ready, with the limits above.";
    }
}
