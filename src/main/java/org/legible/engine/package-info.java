/**
 * Runs model bundles with DJL and PyTorch. No type of DJL leaves this package.
 */
package org.legible.engine;
