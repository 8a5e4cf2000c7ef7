package org.legible.installation;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;

class InstallationReportTest {

    @Test
    void aProblemKeepsTheReportFromBeingOk() {
        final InstallationReport report =
            new InstallationReport(List.of(Finding.ok("Java", "21"), Finding.problem("JNA", "3.2.7", "Remove it.")));
        assertFalse(report.ok());
        assertTrue(report.toString().contains("Next step: Remove it."), report.toString());
        assertTrue(report.toString().contains("Legible cannot work yet"), report.toString());
    }

    @Test
    void aLimitIsToldButDoesNotKeepLegibleFromWorking() {
        final InstallationReport report =
            new InstallationReport(List.of(Finding.ok("Java", "21"), Finding.limit("Tesseract", "missing", "Install it.")));
        assertTrue(report.ok());
        assertTrue(report.toString().contains("Next step: Install it."), report.toString());
        assertTrue(report.toString().contains("Legible is ready, with the limits above."), report.toString());
    }
}
