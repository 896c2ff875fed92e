package dev.crossdock.stack;

import dev.crossdock.stack.process.Linux;
import dev.crossdock.stack.process.Polling;
import dev.crossdock.stack.process.ProcessTable;
import dev.crossdock.stack.service.Service;
import dev.crossdock.stack.settings.StackException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Starts one service as a process that outlives this one, and waits until it is ready. */
record Launch(Path home, ProcessTable processes) {

    private static final Polling START = new Polling(Duration.ofMinutes(5), Duration.ofMillis(250));
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(20);
    private static final int LOG_LINES = 20;

    static Path log(Path home, String name) {
        return home.resolve("logs").resolve(name + ".log");
    }

    static boolean isReady(Service service) {
        try {
            return service.isReady();
        } catch (Exception notYet) {
            return false;
        }
    }

    void start(Service service, Consumer<String> progress) {
        var began = System.nanoTime();
        try {
            var running = processes.running(service.name());
            if (running.isPresent() && isReady(service)) {
                progress.accept("%-13s runs already".formatted(service.name()));
                return;
            }
            var entry = running.isPresent() ? running.get() : spawn(service);
            awaitReady(service, entry);
            var cpuSeconds = Linux.cpuSeconds(entry.pid());
            service.afterReady();
            var seconds = (System.nanoTime() - began) / 1e9;
            processes.ready(entry, Math.round(seconds * 10) / 10.0, cpuSeconds);
            progress.accept(String.format(
                    Locale.ROOT, "%-13s ready after %.1f s, %.1f CPU s", service.name(), seconds, cpuSeconds));
        } catch (StackException e) {
            throw e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException(service.name() + " was interrupted while it started.", e);
        } catch (Exception e) {
            throw new StackException(service.name() + " could not be started: " + e.getMessage(), e);
        }
    }

    private ProcessTable.Entry spawn(Service service) throws IOException, InterruptedException {
        service.prepare();
        var log = log(home, service.name());
        if (Files.exists(log)) {
            Files.move(log, log.resolveSibling(service.name() + ".1.log"), StandardCopyOption.REPLACE_EXISTING);
        }
        // A session of its own: the end of a terminal must not end the servers.
        var command = new ArrayList<>(List.of("setsid"));
        command.addAll(service.command());
        var builder = new ProcessBuilder(command)
                .directory(Path.of("/").toFile())
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(service.environment());
        return processes.add(service.name(), builder.start().pid());
    }

    private void awaitReady(Service service, ProcessTable.Entry entry) {
        var ready = START.poll(
                () -> {
                    if (isReady(service)) {
                        return true;
                    }
                    refuseFailure(service, entry);
                    return false;
                },
                answer -> answer);
        if (!ready) {
            var log = log(home, service.name());
            throw new StackException("%s was not ready after %d s. The last lines of %s:%n%s"
                    .formatted(service.name(), START.timeout().toSeconds(), log, lastLines(log)));
        }
    }

    private void refuseFailure(Service service, ProcessTable.Entry entry) {
        var log = log(home, service.name());
        if (!entry.isAlive()) {
            processes.remove(service.name());
            throw new StackException("%s ended before it was ready. The last lines of %s:%n%s"
                    .formatted(service.name(), log, lastLines(log)));
        }
        var fatal = fatal(service);
        if (fatal.isPresent()) {
            entry.stop("TERM", STOP_TIMEOUT);
            processes.remove(service.name());
            throw new StackException("%s runs but will not be ready: its log says \"%s\". See %s, which goes on:%n%s"
                    .formatted(service.name(), fatal.get(), log, cause(log, fatal.get())));
        }
    }

    private Optional<String> fatal(Service service) {
        if (service.fatalMessages().isEmpty()) {
            return Optional.empty();
        }
        var log = read(log(home, service.name()));
        return service.fatalMessages().stream().filter(log::contains).findFirst();
    }

    /** The lines that say it, and the innermost causes that a Java server logged. */
    private static String cause(Path log, String message) {
        return read(log)
                .lines()
                .filter(line -> line.startsWith("Caused by:") || line.contains(message))
                .distinct()
                .limit(LOG_LINES)
                .collect(Collectors.joining("\n"));
    }

    private static String read(Path log) {
        try {
            // Not readString, which refuses what is no UTF-8; a log may hold anything.
            return new String(Files.readAllBytes(log), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }

    static String lastLines(Path log) {
        var lines = read(log).lines().toList();
        return lines.isEmpty()
                ? "(no log)"
                : String.join("\n", lines.subList(Math.max(0, lines.size() - LOG_LINES), lines.size()));
    }
}
