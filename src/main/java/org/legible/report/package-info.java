/**
 * What compression did to one image: figures of the pixels and of the text, a map of the errors, and the lines that were damaged.
 * {@link org.legible.report.Comparison} measures, streaming plane by plane; {@link org.legible.report.QualityReport} is what came
 * of it, and {@link org.legible.report.ReportFiles} writes it as JSON, CSV and one page of HTML. Knows no ImageJ: how samples are
 * shown and what they mean comes in by {@link org.legible.report.Appearance}.
 */
package org.legible.report;
