package org.legible.installation;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Looks at the libraries on the class path without loading a class of them, so that a broken one does no harm.
 *
 * @param jar path of the jar, or the folder, that holds the library
 * @param version from the jar's manifest, else from its name, else empty
 */
public record LibraryProbe(String jar, String version) {

    private static final Pattern VERSION_IN_NAME = Pattern.compile("-(\\d[^/\\\\]*)\\.jar$");

    /**
     * The libraries that hold a resource.
     *
     * @param loader the class path to look at
     * @param resource path of a file in the library, such as {@code com/sun/jna/Native.class}
     * @return in the order of the class path; several where there are several versions of one library
     * @throws IOException when a jar cannot be read
     */
    public static List<LibraryProbe> holding(final ClassLoader loader, final String resource) throws IOException {
        final List<LibraryProbe> found = new ArrayList<>();
        for (final URL url : urls(loader, resource)) {
            found.add(of(url));
        }
        return found;
    }

    /**
     * The properties files of one name on the class path.
     *
     * @param loader the class path to look at
     * @param resource path of the file
     * @return in the order of the class path
     * @throws IOException when a jar cannot be read
     */
    public static List<Properties> properties(final ClassLoader loader, final String resource) throws IOException {
        final List<Properties> found = new ArrayList<>();
        for (final URL url : urls(loader, resource)) {
            final Properties properties = new Properties();
            try (InputStream in = url.openStream()) {
                properties.load(in);
            }
            found.add(properties);
        }
        return found;
    }

    private static List<URL> urls(final ClassLoader loader, final String resource) throws IOException {
        return Collections.list(loader.getResources(resource));
    }

    private static LibraryProbe of(final URL url) throws IOException {
        final URLConnection connection = url.openConnection();
        if (connection instanceof JarURLConnection inJar) {
            final String jar = inJar.getJarFile().getName();
            final Manifest manifest = inJar.getManifest();
            final String stated = manifest == null ? null : manifest.getMainAttributes().getValue(Attributes.Name.IMPLEMENTATION_VERSION);
            return new LibraryProbe(jar, stated == null ? versionInName(jar) : stated);
        }
        return new LibraryProbe(url.getPath(), "");
    }

    private static String versionInName(final String jar) {
        final Matcher matcher = VERSION_IN_NAME.matcher(jar);
        return matcher.find() ? matcher.group(1) : "";
    }

    /** @return the first number of the version; -1 where it has none */
    public int majorVersion() {
        final Matcher matcher = Pattern.compile("^\\d{1,6}").matcher(version);
        return matcher.find() ? Integer.parseInt(matcher.group()) : -1;
    }
}
