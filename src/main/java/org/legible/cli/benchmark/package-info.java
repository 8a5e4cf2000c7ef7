/** Rate, distortion and speed of a model bundle over folders of pictures, and the page docs/BENCHMARKS.md made of them. */
package org.legible.cli.benchmark;
