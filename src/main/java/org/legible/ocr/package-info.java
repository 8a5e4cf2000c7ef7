/**
 * Reads text with Tesseract, through Tess4J's mapping of its C interface. No type of Tess4J leaves this package, and nothing of it is
 * loaded before somebody wants to read.
 */
package org.legible.ocr;
