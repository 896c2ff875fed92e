package dev.crossdock.stack.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/**
 * How many processes there are of what can be several. The answer of the last start is kept in the home, so that every
 * later command speaks of the same stack.
 *
 * @param server the application server: {@code payara-micro}, {@code payara} or {@code wildfly}
 * @param nodes instances of the application, from 1 to 4; several of {@code payara-micro} only
 * @param brokers brokers of the business cluster: 1, or 3 with three copies of everything
 */
public record Topology(String server, int nodes, int brokers) {

    private static final String FILE = "topology.properties";

    /** Checks what no key says alone. */
    public Topology {
        if (nodes > 1 && !server.equals("payara-micro")) {
            throw new StackException(
                    "Several nodes run on payara-micro only here; leave out --nodes for %s.".formatted(server));
        }
    }

    /** What the user set, else what the last start had, else one of each. */
    static Topology of(Settings settings) {
        var kept = kept(settings.home()).orElse(new Topology("payara-micro", 1, 1));
        return new Topology(
                settings.configured("crossdock.server").orElse(kept.server()),
                settings.configured("crossdock.nodes").map(Integer::parseInt).orElse(kept.nodes()),
                settings.configured("crossdock.brokers").map(Integer::parseInt).orElse(kept.brokers()));
    }

    /** Keeps the answer for later commands. */
    public void keep(Path home) {
        var properties = new Properties();
        properties.setProperty("crossdock.server", server);
        properties.setProperty("crossdock.nodes", Integer.toString(nodes));
        properties.setProperty("crossdock.brokers", Integer.toString(brokers));
        try (var writer = Files.newBufferedWriter(home.resolve(FILE))) {
            properties.store(writer, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the last start had, if there was one. */
    public static Optional<Topology> kept(Path home) {
        var kept = Settings.properties(home.resolve(FILE));
        return kept.isEmpty()
                ? Optional.empty()
                : Optional.of(new Topology(
                        kept.getProperty("crossdock.server"),
                        Integer.parseInt(kept.getProperty("crossdock.nodes")),
                        Integer.parseInt(kept.getProperty("crossdock.brokers"))));
    }

    /** Forgets the answer. */
    public static void forget(Path home) throws IOException {
        Files.deleteIfExists(home.resolve(FILE));
    }
}
