package org.legible.cli;

import picocli.CommandLine.IVersionProvider;

/** The version in the jar's manifest. */
final class ProgramVersion implements IVersionProvider {

    @Override
    public String[] getVersion() {
        return new String[] {name()};
    }

    /** "Legible" and its version, where it runs from a jar. */
    static String name() {
        final String version = Main.class.getPackage().getImplementationVersion();
        return "Legible " + (version == null ? "(development)" : version);
    }
}
