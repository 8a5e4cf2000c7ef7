/**
 * Model bundles: {@code model.json}, the integer tables, the integer scale network, and where the TorchScript modules are.
 * A bundle is validated when it is read, so that nothing built on it has to check its shapes again.
 */
package org.legible.bundle;
