/**
 * Reads words with a network of PARSeq's kind (Bautista and Atienza, Scene Text Recognition with Permuted Autoregressive Sequence
 * Models, 2022): crops of words, and texts from the network's logits. Knows no engine: that implements
 * {@link org.legible.text.read.RecogniserNetwork}.
 */
package org.legible.text.read;
