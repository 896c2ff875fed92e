package dev.crossdock.stack;

import dev.crossdock.stack.process.Linux;
import dev.crossdock.stack.process.ProcessTable;
import dev.crossdock.stack.process.ProcessTable.Entry;
import dev.crossdock.stack.service.Folders;
import dev.crossdock.stack.service.HostAndPort;
import dev.crossdock.stack.service.Service;
import dev.crossdock.stack.service.ServiceTable;
import dev.crossdock.stack.settings.Port;
import dev.crossdock.stack.settings.Secrets;
import dev.crossdock.stack.settings.Settings;
import dev.crossdock.stack.settings.StackException;
import dev.crossdock.stack.settings.Topology;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A stack of servers that can be started, asked and stopped; commands and tests drive it alike. */
public final class Stack {

    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(20);
    private static final List<String> FOLDERS =
            List.of("data", "conf", "logs", "run", "payara-micro", "payara", "wildfly", "cds", "bin", "rejects");

    private final Settings settings;
    private final Secrets secrets;
    private final ServiceTable services;
    private final ProcessTable processes;

    /** The stack of these settings. */
    public Stack(Settings settings) {
        this.settings = settings;
        this.secrets = new Secrets(settings.home());
        this.services = new ServiceTable(settings, secrets);
        this.processes = new ProcessTable(settings.home().resolve("run"));
    }

    /** A stack of its own, say for a test, in a home folder and with ports shifted by an offset. */
    public static Stack at(Path home, int portOffset) {
        return at(home, portOffset, Map.of());
    }

    /** As {@link #at(Path, int)}, with these configuration keys, such as {@code crossdock.server}. */
    public static Stack at(Path home, int portOffset, Map<String, String> keys) {
        return new Stack(
                Settings.of(Settings.findRoot(), home, portOffset, Map.of()).with(keys));
    }

    /**
     * What one service is doing: {@code ready}, {@code starting}, {@code died}, {@code stopped}, {@code external} or {@code unreachable};
     * the last two are for a server of the user's own, whose address is told. The seconds are those of the clock and of the
     * processors until it was ready.
     */
    public record ServiceStatus(
            String name,
            String state,
            @Nullable Long pid,
            @Nullable Integer port,
            @Nullable Double startSeconds,
            @Nullable Double cpuSeconds,
            @Nullable Long residentMiB,
            @Nullable String address) {

        /** A service of this machine that does not run. */
        ServiceStatus(String name, String state, @Nullable Long pid, int port) {
            this(name, state, pid, port, null, null, null, null);
        }

        /** A server of the user's own. */
        ServiceStatus(String name, String state, @Nullable String address) {
            this(name, state, null, null, null, null, null, address);
        }
    }

    /** What the stack is doing. */
    public record Status(boolean ready, String server, String url, List<ServiceStatus> services) {

        /** What the nodes of the application had used of the processors until they were ready. */
        double applicationCpuSeconds() {
            return services.stream()
                    .filter(service -> service.name().startsWith("application") && service.cpuSeconds() != null)
                    .mapToDouble(ServiceStatus::cpuSeconds)
                    .sum();
        }

        /** The resident memory of all services. */
        public long residentMiB() {
            return services.stream()
                    .filter(service -> service.residentMiB() != null)
                    .mapToLong(ServiceStatus::residentMiB)
                    .sum();
        }
    }

    /**
     * Starts the named services and what they need, all for no names, and returns when they are ready. Services that run
     * already are kept.
     *
     * @param progress gets one line per service
     * @throws StackException if something has to be changed first, or a service ended before it was ready
     */
    public void up(Collection<String> names, Consumer<String> progress) {
        settings.check();
        var selected = services.select(names);
        var external = selected.stream().filter(services::isExternal).toList();
        var own =
                selected.stream().filter(service -> !external.contains(service)).toList();
        var starting = own.stream()
                .filter(service -> processes.running(service.name()).isEmpty())
                .toList();
        makeHome();
        var preflight = new Preflight(settings.home());
        external.parallelStream().forEach(Preflight::checkExternal);
        external.forEach(
                service -> progress.accept("%-13s external at %s".formatted(service.name(), addresses(service))));
        services.leaveOut(services.all().stream()
                .filter(service -> !selected.contains(service))
                .filter(service -> processes.running(service.name()).isEmpty())
                .toList());
        preflight.check(starting);
        keepTopology();
        secrets.logins();
        startAll(own, progress);
    }

    /** What runs and what is stored does not change its shape; another node can be added at any time. */
    private void keepTopology() {
        var wanted = settings.topology();
        Topology.kept(settings.home()).ifPresent(kept -> {
            if (kept.brokers() != wanted.brokers()
                    && Files.exists(settings.home().resolve("data/kafka"))) {
                throw new StackException(
                        "The data here is that of %d brokers; ./crossdock down --wipe before --brokers %d."
                                .formatted(kept.brokers(), wanted.brokers()));
            }
            var otherwise = !kept.server().equals(wanted.server()) || kept.nodes() > wanted.nodes();
            if (otherwise && processes.running("application").isPresent()) {
                throw new StackException("%s with %d node(s) is running; ./crossdock down before you change that."
                        .formatted(kept.server(), kept.nodes()));
            }
        });
        wanted.keep(settings.home());
    }

    private void startAll(List<Service> own, Consumer<String> progress) {
        var pool = Executors.newCachedThreadPool(task -> {
            var thread = new Thread(task, "start");
            thread.setDaemon(true);
            return thread;
        });
        try {
            var launch = new Launch(settings.home(), processes);
            var started = new LinkedHashMap<String, CompletableFuture<Void>>();
            // The first failure ends the wait; the others go on in their own processes.
            var failed = new CompletableFuture<Object>();
            for (var service : own) {
                var earlier = service.startsAfter().stream()
                        .map(started::get)
                        .filter(Objects::nonNull)
                        .toArray(CompletableFuture<?>[]::new);
                started.put(
                        service.name(),
                        CompletableFuture.allOf(earlier)
                                .thenRunAsync(() -> launch.start(service, progress), pool)
                                .whenComplete((done, failure) -> {
                                    if (failure != null) {
                                        failed.completeExceptionally(failure);
                                    }
                                }));
            }
            var all = CompletableFuture.allOf(started.values().toArray(CompletableFuture<?>[]::new));
            CompletableFuture.anyOf(all, failed).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof StackException known ? known : e;
        } finally {
            pool.shutdownNow();
        }
    }

    /** Asks every service how it is. */
    public Status status() {
        var list = services.all().parallelStream().map(this::statusOf).toList();
        var known = list.stream()
                .filter(service -> !service.state().equals("stopped"))
                .toList();
        var ready = !known.isEmpty()
                && known.stream()
                        .allMatch(service -> List.of("ready", "external").contains(service.state()));
        return new Status(ready, services.server(), url(), list);
    }

    private ServiceStatus statusOf(Service service) {
        var port = service.ports().get(0);
        if (services.isExternal(service)) {
            return externalStatus(service);
        }
        var entry = processes.find(service.name());
        if (entry.isEmpty()) {
            return new ServiceStatus(service.name(), "stopped", null, port);
        }
        var pid = entry.get().pid();
        if (!entry.get().isAlive()) {
            return new ServiceStatus(service.name(), "died", pid, port);
        }
        return new ServiceStatus(
                service.name(),
                Launch.isReady(service) ? "ready" : "starting",
                pid,
                port,
                entry.get().startSeconds(),
                entry.get().cpuSeconds(),
                Linux.residentMiB(pid),
                null);
    }

    private static ServiceStatus externalStatus(Service service) {
        try {
            service.checkExternal();
            return new ServiceStatus(service.name(), "external", addresses(service));
        } catch (Exception e) {
            return new ServiceStatus(service.name(), "unreachable", null);
        }
    }

    private static String addresses(Service service) {
        return service.externalAddresses().stream().map(HostAndPort::toString).collect(Collectors.joining(","));
    }

    /** Stops everything, those first that need others. */
    public void down() {
        down(line -> {});
    }

    /** Stops everything, those first that need others, with a line per service. */
    public void down(Consumer<String> progress) {
        var needing = services.all().stream()
                .filter(service -> !service.needs().isEmpty())
                .toList();
        var needed = new ArrayList<>(services.all());
        needed.removeAll(needing);
        needing.parallelStream().forEach(service -> stop(service, progress));
        needed.parallelStream().forEach(service -> stop(service, progress));
    }

    /** Deletes the data, logs and secrets of a stopped stack; the build stamp stays. */
    public void wipe() {
        try {
            for (var name : FOLDERS) {
                Folders.delete(settings.home().resolve(name));
            }
            if (!settings.unprivilegedHome().equals(settings.home())) {
                Folders.delete(settings.unprivilegedHome());
            }
            if (!settings.asciiHome().equals(settings.home())) {
                Folders.delete(settings.asciiHome());
            }
            Topology.forget(settings.home());
            Files.deleteIfExists(settings.home().resolve("secrets.properties"));
            Files.deleteIfExists(secrets.credentialsFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void stop(Service service, Consumer<String> progress) {
        processes.find(service.name()).ifPresent(entry -> {
            var alive = entry.isAlive();
            entry.stop(service.stopSignal(), STOP_TIMEOUT);
            processes.remove(service.name());
            if (alive) {
                progress.accept("%-13s stopped".formatted(service.name()));
            }
        });
    }

    /** Ends one service without any warning, as a power failure would; {@link #up} brings it back. */
    public void kill(String name) {
        processes.running(services.named(name).name()).ifPresent(entry -> entry.stop("KILL", STOP_TIMEOUT));
    }

    /** The process of a service, if it runs. */
    public Optional<Entry> process(String name) {
        return processes.running(services.named(name).name());
    }

    /** The log file of a service. */
    public Path log(String name) {
        return Launch.log(settings.home(), services.named(name).name());
    }

    /** Where the application answers. */
    public String url() {
        return "http://127.0.0.1:" + settings.port(Port.APPLICATION);
    }

    /** Where operators find the application server's own console; empty if it has none. */
    public Optional<String> administration() {
        return services.administration();
    }

    /** The configuration keys with which the application finds every server, as {@code crossdock.…} to value. */
    public Map<String, String> applicationSettings() {
        return services.applicationSettings();
    }

    /** Whether the demo users were made by an earlier start. */
    public boolean hasLogins() {
        return secrets.hasLogins();
    }

    /** The demo users by role. */
    public Map<String, Secrets.Login> logins() {
        return secrets.logins();
    }

    /** Where everything is. */
    public Settings settings() {
        return settings;
    }

    private void makeHome() {
        try {
            for (var name : List.of("data", "conf", "run", "cds")) {
                Files.createDirectories(settings.home().resolve(name));
            }
            Folders.makePrivate(settings.home().resolve("logs"));
        } catch (AccessDeniedException e) {
            throw new StackException("This user may not write to " + settings.home() + "; set CROSSDOCK_HOME.", e);
        } catch (IOException e) {
            throw new StackException("Cannot write to " + settings.home() + ": " + e.getMessage(), e);
        }
    }
}
