/**
 * Text in pictures: regions, lines, what they say, and what compression did to it. Knows no engine: whoever reads text implements
 * {@link org.legible.text.TextReader} or {@link org.legible.text.LineReader}.
 */
package org.legible.text;
