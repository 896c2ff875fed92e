package dev.crossdock.kafka;

import dev.crossdock.contract.Transport.Kafka.Cluster;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/**
 * One of the clusters: where it is, and how its clients connect. Injected without a qualifier it is the business cluster.
 *
 * @param id which one it is
 * @param servers the brokers to ask first; empty if it is left out
 * @param clientFile how clients sign in and encrypt; empty if they do neither
 */
public record KafkaCluster(Cluster id, Optional<String> servers, Optional<String> clientFile) {

    /** The name as a part of the stack, and of its keys: {@code kafka} or {@code logging-kafka}. */
    public String part() {
        return id == Cluster.BUSINESS ? "kafka" : id.word() + "-kafka";
    }

    /** Whether the application is not ready without it. */
    public boolean isRequired() {
        return id == Cluster.BUSINESS;
    }

    /** Whether somebody said where it is. */
    public boolean isConfigured() {
        return servers.isPresent();
    }

    /**
     * The brokers to ask first, as {@code host:port}, several separated by commas.
     *
     * @throws IllegalStateException if it is left out
     */
    public String bootstrap() {
        return servers.orElseThrow(() ->
                new IllegalStateException("there is no %s cluster: set %s".formatted(id.word(), key("bootstrap"))));
    }

    /** The brokers of a list as it is configured, in any order. */
    public static Set<String> brokers(String bootstrap) {
        return Stream.of(bootstrap.split(",")).map(String::strip).collect(Collectors.toSet());
    }

    /** The full name of one of its keys. */
    public String key(String name) {
        return "crossdock." + part() + "." + name;
    }

    /**
     * The settings of a client.
     *
     * @param own those that are its own
     * @throws IllegalStateException if the cluster is left out
     * @throws UncheckedIOException if the configured file cannot be read any more
     */
    public Map<String, Object> with(Map<String, Object> own) {
        Map<String, Object> all = new HashMap<>(ClientFile.settings(clientFile));
        all.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrap());
        all.putAll(own);
        return all;
    }

    /** A client that asks and administers, which gives up after this time; the caller closes it. */
    public Admin admin(Duration timeout) {
        int millis = Math.toIntExact(timeout.toMillis());
        return Admin.create(with(Map.of(
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, millis,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, millis)));
    }
}
