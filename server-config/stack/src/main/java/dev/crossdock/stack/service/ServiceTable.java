package dev.crossdock.stack.service;

import dev.crossdock.configuration.Key;
import dev.crossdock.configuration.Keys;
import dev.crossdock.stack.settings.Secrets;
import dev.crossdock.stack.settings.Settings;
import dev.crossdock.stack.settings.StackException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Every service of the stack, the slowest first. */
public final class ServiceTable {

    private final Settings settings;
    private final Site site;
    private final List<Service> services;
    private final List<ApplicationServer> nodes;
    private Set<String> leftOut;

    /** The table for one stack. */
    public ServiceTable(Settings settings, Secrets secrets) {
        this.settings = settings;
        site = new Site(settings, secrets);
        leftOut = Set.copyOf(
                List.of(settings.configured("crossdock.without").orElse("").split(",", -1)));
        services = new ArrayList<>(List.of(new OpenSearch(site), new PostgreSql(site)));
        services.addAll(Kafka.business(site));
        for (var kind : List.of("artemis", "object-store", "mail")) {
            services.add(new JavaServer(site, kind));
        }
        services.add(Kafka.logging(site));
        services.add(new Connect(site, this::applicationSettings));
        nodes = ApplicationServer.nodes(site, this::applicationSettings);
        services.addAll(nodes);
    }

    /** All services in start order. */
    public List<Service> all() {
        return List.copyOf(services);
    }

    /**
     * The configuration keys with which the application finds everything; the first call makes the passwords of what is
     * started here.
     *
     * @throws StackException if the user points at a server of their own and leaves out what one needs to use it
     */
    public Map<String, String> applicationSettings() {
        var values = new TreeMap<String, String>();
        for (var service : services) {
            if (isExternal(service)) {
                service.keys().forEach(key -> values.put(key, site.external(key)));
            } else if (!leftOut.contains(service.name())) {
                values.putAll(service.applicationSettings());
            }
        }
        Keys.all().stream()
                .filter(key -> key.reader() == Key.Reader.APPLICATION)
                .map(Key::name)
                .forEach(key -> settings.configured(key).ifPresent(value -> values.putIfAbsent(key, value)));
        values.put(
                "crossdock.http.address",
                settings.configured("crossdock.http.address").orElse("127.0.0.1"));
        values.put(
                "crossdock.credentials-file", site.secrets().credentialsFile().toString());
        return values;
    }

    /** The name of the application server: {@code payara-micro}, {@code payara} or {@code wildfly}. */
    public String server() {
        return nodes.get(0).server();
    }

    /** The nodes of the application, which use all others. */
    public List<Service> nodes() {
        return List.copyOf(nodes);
    }

    /** Where operators find the application server's own console; empty if it has none. */
    public Optional<String> administration() {
        return nodes.get(0).administration();
    }

    /** Whether the user pointed at a server of their own for this service. */
    public boolean isExternal(Service service) {
        return !service.externalKey().isEmpty()
                && settings.configured(service.externalKey()).isPresent();
    }

    /** Leaves out those of these services that the application does without. */
    public void leaveOut(Collection<Service> absent) {
        leftOut = absent.stream().filter(Service::isOptional).map(Service::name).collect(Collectors.toSet());
    }

    /** The services of these names and everything they need; for no names all but those that the user leaves out. */
    public List<Service> select(Collection<String> names) {
        if (names.isEmpty()) {
            return services.stream()
                    .filter(service -> !leftOut.contains(service.name()))
                    .toList();
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
