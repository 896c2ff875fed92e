package dev.crossdock.stack.service;

import dev.crossdock.stack.settings.Secrets;
import dev.crossdock.stack.settings.Settings;
import dev.crossdock.stack.settings.StackException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Every service of the stack, the slowest first; logging Kafka and Kafka Connect join here with their workloads. */
public final class ServiceTable {

    private static final List<String> KEYS = List.of(
            "crossdock.kafka.bootstrap",
            "crossdock.database.host",
            "crossdock.database.port",
            "crossdock.database.name",
            "crossdock.database.user",
            "crossdock.database.password",
            "crossdock.artemis.url",
            "crossdock.artemis.user",
            "crossdock.artemis.password",
            "crossdock.opensearch.url",
            "crossdock.s3.endpoint",
            "crossdock.s3.access-key",
            "crossdock.s3.secret-key",
            "crossdock.smtp.host",
            "crossdock.smtp.port",
            "crossdock.connect.url",
            "crossdock.review.live.interval");

    private final Settings settings;
    private final List<Service> services;
    private final ApplicationServer application;
    private final Map<String, String> applicationSettings;

    /** The table for one stack. */
    public ServiceTable(Settings settings, Secrets secrets) {
        this.settings = settings;
        var site = new Site(settings, secrets);
        var backing = List.<Service>of(
                new OpenSearch(site),
                new PostgreSql(site),
                new Kafka(site),
                new Artemis(site),
                new ObjectStore(site),
                new Mail(site));
        applicationSettings = new TreeMap<>();
        backing.forEach(service -> applicationSettings.putAll(service.applicationSettings()));
        KEYS.forEach(key -> settings.configured(key).ifPresent(value -> applicationSettings.put(key, value)));
        applicationSettings.put(
                "crossdock.credentials-file", secrets.credentialsFile().toString());
        services = new ArrayList<>(backing);
        application = ApplicationServer.of(
                settings.configured("crossdock.server").orElse("payara-micro"), site, applicationSettings);
        services.add(application);
    }

    /** All services in start order. */
    public List<Service> all() {
        return List.copyOf(services);
    }

    /** The configuration keys with which the application finds everything. */
    public Map<String, String> applicationSettings() {
        return Map.copyOf(applicationSettings);
    }

    /** The name of the application server: {@code payara-micro}, {@code payara} or {@code wildfly}. */
    public String server() {
        return application.server();
    }

    /** Whether the user pointed at a server of their own for this service. */
    public boolean isExternal(Service service) {
        return !service.externalKey().isEmpty()
                && settings.configured(service.externalKey()).isPresent();
    }

    /** The services of these names and everything they need; all services for no names. */
    public List<Service> select(Collection<String> names) {
        if (names.isEmpty()) {
            return all();
        }
        Set<String> wanted = new LinkedHashSet<>();
        names.forEach(name -> addWithNeeds(named(name), wanted));
        return services.stream()
                .filter(service -> wanted.contains(service.name()))
                .toList();
    }

    /** The service of a name. */
    public Service named(String name) {
        return services.stream()
                .filter(service -> service.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new StackException("There is no service \"%s\"; the services are %s."
                        .formatted(
                                name,
                                String.join(
                                        ", ",
                                        services.stream().map(Service::name).toList()))));
    }

    private void addWithNeeds(Service service, Set<String> wanted) {
        if (wanted.add(service.name())) {
            service.needs().forEach(need -> addWithNeeds(named(need), wanted));
        }
    }
}
