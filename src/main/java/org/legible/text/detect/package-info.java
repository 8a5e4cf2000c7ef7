/**
 * Finds words with a network of CRAFT's kind (Baek et al., Character Region Awareness for Text Detection, 2019): its maps over a
 * picture of any size, CRAFT's way from maps to boxes, and the order in which words are read. Knows no engine: that implements
 * {@link org.legible.text.detect.DetectorNetwork}.
 */
package org.legible.text.detect;
