package org.legible.engine;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicReference;

import ai.djl.engine.Engine;

import org.legible.bundle.ModelBundle;
import org.legible.codec.Networks;
import org.legible.format.BundleId;

/**
 * Networks in memory. Loading takes long compared with a small image, so the networks that were given back last are kept for whoever
 * wants the same next; nobody shares them while they are in use.
 */
final class LoadedNetworks {

    private static final AtomicReference<LoadedNetworks> KEPT = new AtomicReference<>();

    private final BundleId bundle;
    private final Device device;
    private final Networks networks;
    private boolean inUse = true;

    private LoadedNetworks(final BundleId bundle, final Device device, final Networks networks) {
        this.bundle = bundle;
        this.device = device;
        this.networks = networks;
    }

    static LoadedNetworks of(final ModelBundle bundle, final Device wanted) throws IOException {
        final Engine engine = PyTorchEngine.start();
        final ai.djl.Device place = PyTorchEngine.choose(engine, wanted);
        final Device device = place.isGpu() ? Device.GPU : Device.CPU;
        final LoadedNetworks kept = KEPT.getAndSet(null);
        if (kept != null && kept.bundle.equals(bundle.id()) && kept.device == device) {
            return new LoadedNetworks(kept.bundle, device, kept.networks);
        }
        if (kept != null) {
            kept.networks.close();
        }
        return new LoadedNetworks(bundle.id(), device, DjlNetworks.load(bundle, place));
    }

    Device device() {
        return device;
    }

    Networks networks() {
        return networks;
    }

    void giveBack() {
        if (!inUse) {
            return;
        }
        inUse = false;
        final LoadedNetworks before = KEPT.getAndSet(this);
        if (before != null) {
            before.networks.close();
        }
    }
}
