package dev.crossdock.configuration;

import dev.crossdock.kafka.ClientFile;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

/**
 * How the consumers of all channels connect, from the file that {@code crossdock.kafka.client-config} names. A source of
 * configuration and no bean, as not every server shows the connector the beans of the application.
 */
public class ConnectorSettings implements ConfigSource {

    private static final String PREFIX = "mp.messaging.connector.smallrye-kafka.";

    @Override
    public Set<String> getPropertyNames() {
        return settings().keySet().stream().map(name -> PREFIX + name).collect(Collectors.toSet());
    }

    @Override
    public @Nullable String getValue(String name) {
        if (!name.startsWith(PREFIX)) {
            return null;
        }
        Object value = settings().get(name.substring(PREFIX.length()));
        return value == null ? null : value.toString();
    }

    private static Map<String, Object> settings() {
        return ClientFile.settings(file());
    }

    private static Optional<String> file() {
        String name = Keys.KAFKA_CLIENT_CONFIG;
        return Optional.ofNullable(System.getProperty(name))
                .or(() -> Optional.ofNullable(System.getenv(Key.variable(name))))
                .map(String::strip)
                .filter(file -> !file.isEmpty());
    }

    @Override
    public String getName() {
        return "how clients of Kafka connect";
    }
}
