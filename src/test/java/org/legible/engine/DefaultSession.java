package org.legible.engine;

import java.io.IOException;
import java.io.UncheckedIOException;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.legible.bundle.Bundles;

/** Hands tests a session of the default bundle on the CPU: the same one to all of them, closed after the last. */
public final class DefaultSession implements ParameterResolver {

    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(DefaultSession.class);

    @Override
    public boolean supportsParameter(final ParameterContext parameter, final ExtensionContext extension) {
        return parameter.getParameter().getType() == CodecSession.class;
    }

    @Override
    public Object resolveParameter(final ParameterContext parameter, final ExtensionContext extension) {
        return extension.getRoot().getStore(NAMESPACE).getOrComputeIfAbsent(CodecSession.class, key -> open(), CodecSession.class);
    }

    private static CodecSession open() {
        try {
            return CodecSession.open(Bundles.DEFAULT, Device.CPU);
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
