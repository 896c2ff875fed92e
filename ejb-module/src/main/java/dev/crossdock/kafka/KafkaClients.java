package dev.crossdock.kafka;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What all clients of the business cluster have in common. */
@ApplicationScoped
public class KafkaClients {

    @Inject
    @ConfigProperty(name = "crossdock.kafka.bootstrap")
    String bootstrap;

    @Inject
    @ConfigProperty(name = "crossdock.kafka.client-config")
    Optional<String> file;

    /** The brokers to ask first, as {@code host:port}, several separated by commas. */
    public String bootstrap() {
        return bootstrap;
    }

    /**
     * The settings of a client.
     *
     * @param own those that are its own
     * @throws UncheckedIOException if the configured file cannot be read any more
     */
    public Map<String, Object> with(Map<String, Object> own) {
        Map<String, Object> all = new HashMap<>(ClientFile.settings(file));
        all.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
        all.putAll(own);
        return all;
    }

    /** A client that asks and administers, which gives up after this time; the caller closes it. */
    public Admin admin(Duration patience) {
        int millis = Math.toIntExact(patience.toMillis());
        return Admin.create(with(Map.of(
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, millis,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, millis)));
    }
}
