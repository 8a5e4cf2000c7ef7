package org.legible.ij;

import java.util.ArrayList;
import java.util.List;

import org.legible.engine.EngineInstallation;
import org.legible.installation.Finding;
import org.legible.installation.InstallationReport;
import org.legible.ocr.OcrInstallation;

/** The state of the whole installation: what compressing needs and what reading text needs. */
public final class Installation {

    private Installation() {
    }

    /** @return the report; takes a few seconds where the engine has not been started before */
    public static InstallationReport inspect() {
        final List<Finding> findings = new ArrayList<>(EngineInstallation.inspect());
        findings.add(OcrInstallation.inspect());
        return new InstallationReport(findings);
    }
}
