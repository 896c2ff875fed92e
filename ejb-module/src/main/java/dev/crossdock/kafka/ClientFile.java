package dev.crossdock.kafka;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;

/** A file with settings of Kafka clients, one key=value a line, as Kafka's own tools take it with --command-config. */
public final class ClientFile {

    /** How a client speaks to brokers; what else clients do is the application's own to say. */
    private static final List<String> OF_CONNECTIONS = List.of("security.", "sasl.", "ssl.");

    private ClientFile() {}

    /**
     * Reads all settings.
     *
     * @throws IOException if the file cannot be read or is malformed
     */
    public static Map<String, Object> read(Path file) throws IOException {
        Properties settings = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            settings.load(reader);
        } catch (IllegalArgumentException e) {
            throw new IOException(file + " is malformed: " + e.getMessage(), e);
        }
        Map<String, Object> found = new TreeMap<>();
        settings.stringPropertyNames().forEach(name -> found.put(name, settings.getProperty(name)));
        return found;
    }

    /**
     * Reads all settings of the file that is configured; none if none is.
     *
     * @throws UncheckedIOException if it cannot be read
     */
    public static Map<String, Object> settings(Optional<String> configured) {
        if (configured.isEmpty()) {
            return Map.of();
        }
        try {
            return read(Path.of(configured.get()));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "cannot read " + configured.get() + ", which says how clients of Kafka connect", e);
        }
    }

    /** What is wrong with a file that says how clients connect; empty if it can be read and says nothing else. */
    public static Optional<String> problem(Path file) {
        try {
            return read(file).keySet().stream()
                    .filter(name -> OF_CONNECTIONS.stream().noneMatch(name::startsWith))
                    .findFirst()
                    .map(name -> "%s says %s: take it out; names there begin with one of %s"
                            .formatted(file, name, String.join(", ", OF_CONNECTIONS)));
        } catch (IOException e) {
            return Optional.of("%s cannot be read: correct the path, its rights or its content".formatted(file));
        }
    }
}
