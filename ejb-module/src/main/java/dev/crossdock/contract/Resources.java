package dev.crossdock.contract;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

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

    /** A file of JSON, if there is one. */
    public static Optional<JsonNode> json(String name) {
        return Resources.class.getClassLoader().getResource(name) == null
                ? Optional.empty()
                : Optional.of(JsonMapper.shared().readTree(bytes(name)));
    }
}
