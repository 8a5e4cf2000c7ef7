package org.legible.installation;

import java.util.Optional;

/**
 * One line of an {@link InstallationReport}.
 *
 * @param weight whether something has to be done
 * @param subject what was looked at, such as {@code Java}
 * @param value what was found, in words
 * @param nextStep what to do about it, one sentence; empty where all is well
 */
public record Finding(Weight weight, String subject, String value, Optional<String> nextStep) {

    /** What to do where a part of Legible is missing or broken. */
    public static final String REINSTALL =
        "Install Legible again with scripts/install-fiji; for the command line, delete the folder target and run it again.";

    /** What a finding means for Legible. */
    public enum Weight {
        /** All is well. */
        OK,
        /** A part does not work; all others do. */
        LIMIT,
        /** Legible cannot work. */
        PROBLEM
    }

    /** @return a finding that needs nothing */
    public static Finding ok(final String subject, final String value) {
        return new Finding(Weight.OK, subject, value, Optional.empty());
    }

    /** @return a finding that keeps one part from working, and what to do about it */
    public static Finding limit(final String subject, final String value, final String nextStep) {
        return new Finding(Weight.LIMIT, subject, value, Optional.of(nextStep));
    }

    /** @return a finding that keeps Legible from working, and what to do about it */
    public static Finding problem(final String subject, final String value, final String nextStep) {
        return new Finding(Weight.PROBLEM, subject, value, Optional.of(nextStep));
    }

    /** @return whether nothing has to be done */
    public boolean ok() {
        return weight == Weight.OK;
    }
}
