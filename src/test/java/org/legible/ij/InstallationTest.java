package org.legible.ij;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.legible.installation.Finding;
import org.legible.installation.InstallationReport;

class InstallationTest {

    @Test
    void theReportHoldsTheEngineAndTesseract() {
        final InstallationReport report = Installation.inspect();
        assertTrue(report.ok(), report.toString());
        assertTrue(report.toString().contains("PyTorch"), report.toString());
        final Finding last = report.findings().get(report.findings().size() - 1);
        assertEquals("Tesseract", last.subject());
        assertTrue(last.ok(), last.toString());
    }
}
