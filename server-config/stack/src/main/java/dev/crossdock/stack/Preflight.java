package dev.crossdock.stack;

import dev.crossdock.stack.process.Linux;
import dev.crossdock.stack.service.Service;
import dev.crossdock.stack.settings.Settings;
import dev.crossdock.stack.settings.StackException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What must hold before anything starts; each failure is one line that says what to change. */
record Preflight(Path home) {

    private static final long MIN_DISK_MIB = 2048;

    void check(List<Service> starting) {
        if (starting.isEmpty()) {
            return;
        }
        checkJava(starting, Runtime.version().feature());
        if (Linux.isRoot()) {
            starting.stream().filter(Service::refusesRoot).forEach(Preflight::checkJavaReachable);
        }
        checkDisk(freeMiB());
        checkMemory(starting, Linux.availableMiB());
        starting.forEach(Preflight::checkPorts);
    }

    /** Bounded in time: a wrong address is told at once, not by the application a minute later. */
    static void checkExternal(Service service) {
        try {
            service.checkExternal();
        } catch (StackException e) {
            throw new StackException("%s: %s".formatted(service.externalKey(), e.getMessage()), e);
        } catch (Exception e) {
            throw new StackException(
                    "%s of your own cannot be used: %s. Correct %s, or remove %s to have one started here."
                            .formatted(
                                    service.name(),
                                    e.getMessage(),
                                    String.join(", ", service.keys()),
                                    Settings.variable(service.externalKey())),
                    e);
        }
    }

    static void checkJava(List<Service> starting, int feature) {
        if (feature < 17) {
            throw new StackException("Java %d is too old; install a JDK 17 or newer.".formatted(feature));
        }
        starting.stream().filter(service -> feature > service.newestJava()).forEach(service -> {
            throw new StackException("%s runs on Java 17 to %d and this is Java %d: set JAVA_HOME to such a JDK, or %s."
                    .formatted(service.name(), service.newestJava(), feature, service.externalKey()));
        });
    }

    /** A server that refuses root runs as nobody, who must be able to reach the Java it runs on. */
    private static void checkJavaReachable(Service service) {
        var java = Path.of(System.getProperty("java.home"));
        if (!Linux.isTraversableByOthers(java)) {
            throw new StackException(
                    "%s refuses to run as root, and user nobody may not enter the JDK at %s: set JAVA_HOME to one that every user may enter, run as an ordinary user, or set %s."
                            .formatted(service.name(), java, service.externalKey()));
        }
    }

    void checkDisk(long free) {
        if (free < MIN_DISK_MIB) {
            throw new StackException(
                    "Only %d MiB of disk are free at %s; the stack needs %d MiB.".formatted(free, home, MIN_DISK_MIB));
        }
    }

    static void checkMemory(List<Service> starting, long available) {
        var needed = starting.stream().mapToLong(Service::expectedMiB).sum();
        if (available < needed) {
            throw new StackException(
                    "Only %d MiB of memory are available; what is to be started needs about %d MiB. Close something, or start less with --only."
                            .formatted(available, needed));
        }
    }

    static void checkPorts(Service service) {
        for (int port : service.ports()) {
            if (!Linux.isFree(port)) {
                throw new StackException(
                        "Port %d, which %s needs, is taken%s. Free it, or shift all ports with CROSSDOCK_PORT_OFFSET."
                                .formatted(
                                        port,
                                        service.name(),
                                        Linux.listener(port)
                                                .map(who -> " by " + who)
                                                .orElse("")));
            }
        }
    }

    private long freeMiB() {
        try {
            return Files.getFileStore(home).getUsableSpace() / (1024 * 1024);
        } catch (IOException e) {
            return Long.MAX_VALUE;
        }
    }
}
