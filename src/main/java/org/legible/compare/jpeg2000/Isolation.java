package org.legible.compare.jpeg2000;

import com.github.jaiimageio.impl.common.PackageUtil;
import com.github.jaiimageio.jpeg2000.impl.J2KImageWriterSpi;

import java.net.URL;
import java.net.URLClassLoader;
import java.util.List;

import org.legible.format.LegibleException;

/** Finds JJ2000, and the class that calls it, in their own jars before anywhere else. */
final class Isolation extends URLClassLoader {

    private static final List<String> APART = List.of("jj2000.", "com.github.jaiimageio.", Isolation.class.getPackageName() + ".Jj2000Coder");

    private static Jpeg2000Coder coder;

    private Isolation(final URL... jars) {
        super("JJ2000", jars, Isolation.class.getClassLoader());
    }

    static synchronized Jpeg2000Coder coder() throws LegibleException {
        if (coder == null) {
            try {
                // Never closed: it is needed as long as the program runs. The two libraries are named by a class of each.
                final Isolation loader = new Isolation(jarOf(J2KImageWriterSpi.class), jarOf(PackageUtil.class), jarOf(Isolation.class));
                coder = (Jpeg2000Coder) loader.loadClass(Isolation.class.getPackageName() + ".Jj2000Coder").getConstructor().newInstance();
            } catch (final ReflectiveOperationException | LinkageError e) {
                throw new LegibleException("The library for JPEG 2000 (jai-imageio-jpeg2000) cannot be loaded (" + e.getMessage()
                    + "): install Legible again, or leave jpeg2000 out of the codecs.", e);
            }
        }
        return coder;
    }

    private static URL jarOf(final Class<?> type) {
        return type.getProtectionDomain().getCodeSource().getLocation();
    }

    @Override
    protected Class<?> loadClass(final String name, final boolean resolve) throws ClassNotFoundException {
        if (APART.stream().noneMatch(name::startsWith)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            final Class<?> known = findLoadedClass(name);
            return known == null ? findClass(name) : known;
        }
    }
}
