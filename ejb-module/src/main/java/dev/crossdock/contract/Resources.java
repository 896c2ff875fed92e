package dev.crossdock.contract;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Files on the class path of this application. */
public final class Resources {

    private Resources() {}

    /**
     * The content of a file.
     *
     * @throws IllegalStateException if the application was built without it
     */
    public static byte[] bytes(String name) {
        try (InputStream content = Resources.class.getClassLoader().getResourceAsStream(name)) {
            if (content == null) {
                throw new IllegalStateException("not on the class path: " + name);
            }
            return content.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
