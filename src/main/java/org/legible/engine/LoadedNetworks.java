package org.legible.engine;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import ai.djl.engine.Engine;

import org.legible.bundle.NetworkBundle;
import org.legible.format.BundleId;

/**
 * Networks in memory. Loading takes long compared with a small image, so of each kind the networks that were given back last are
 * kept for whoever wants the same next; nobody shares them while they are in use.
 *
 * @param <N> kind of networks
 */
final class LoadedNetworks<N extends EngineNetworks> {

    private static final Map<Class<?>, LoadedNetworks<?>> KEPT = new ConcurrentHashMap<>();

    private final Class<N> kind;
    private final BundleId bundle;
    private final Device device;
    private final N networks;
    private boolean inUse = true;

    /**
     * Loads networks of one kind.
     *
     * @param <N> kind of networks
     */
    @FunctionalInterface
    interface Loader<N> {

        /** Loads them onto a device. */
        N load(ai.djl.Device place) throws IOException;
    }

    private LoadedNetworks(final Class<N> kind, final BundleId bundle, final Device device, final N networks) {
        this.kind = kind;
        this.bundle = bundle;
        this.device = device;
        this.networks = networks;
    }

    static <N extends EngineNetworks> LoadedNetworks<N> of(final NetworkBundle bundle, final Device wanted, final Class<N> kind,
            final Loader<N> loader) throws IOException {
        PyTorchEngine.stayOffline();
        final Engine engine = PyTorchEngine.start();
        final ai.djl.Device place = PyTorchEngine.choose(engine, wanted);
        final Device device = place.isGpu() ? Device.GPU : Device.CPU;
        final LoadedNetworks<?> kept = KEPT.remove(kind);
        if (kept != null && kept.bundle.equals(bundle.id()) && kept.device == device) {
            return new LoadedNetworks<>(kind, kept.bundle, device, kind.cast(kept.networks));
        }
        if (kept != null) {
            kept.networks.close();
        }
        return new LoadedNetworks<>(kind, bundle.id(), device, loader.load(place));
    }

    Device device() {
        return device;
    }

    N networks() {
        return networks;
    }

    void giveBack() {
        if (!inUse) {
            return;
        }
        inUse = false;
        final LoadedNetworks<?> before = KEPT.put(kind, this);
        if (before != null) {
            before.networks.close();
        }
    }
}
