package dev.crossdock.stack.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The processes of one stack, remembered in files, so that the next command finds what an earlier one started. */
public final class ProcessTable {

    private final Path folder;

    /** The table that is kept in a folder. */
    public ProcessTable(Path folder) {
        this.folder = folder;
    }

    /**
     * One remembered process; the start time in ticks guards against a process id that was given to another.
     *
     * @param startSeconds how long it took to be ready
     * @param cpuSeconds what it had used of the processors by then
     */
    public record Entry(String name, long pid, long startTicks, double startSeconds, double cpuSeconds) {

        /** Whether it is this very process that runs. */
        public boolean isAlive() {
            return Linux.startTicks(pid).filter(ticks -> ticks == startTicks).isPresent();
        }

        /** Waits for the end of the process after asking it by a signal, and ends it by force when time is up. */
        public void stop(String signal, Duration timeout) {
            if (!isAlive()) {
                return;
            }
            var process = ProcessHandle.of(pid).orElseThrow();
            try {
                new ProcessBuilder("kill", "-" + signal, Long.toString(pid))
                        .start()
                        .waitFor();
                process.onExit().get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
                process.onExit().join();
            } catch (IOException | ExecutionException e) {
                process.destroyForcibly();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Remembers a process that was started now. */
    public Entry add(String name, long pid) {
        var ticks = Linux.startTicks(pid).orElse(-1L);
        return save(new Entry(name, pid, ticks, 0, 0));
    }

    /** Remembers what it took until a process was ready. */
    public Entry ready(Entry entry, double startSeconds, double cpuSeconds) {
        return save(new Entry(entry.name(), entry.pid(), entry.startTicks(), startSeconds, cpuSeconds));
    }

    /** What is remembered under a name, alive or not. */
    public Optional<Entry> find(String name) {
        var file = file(name);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            properties.load(reader);
            return Optional.of(new Entry(
                    name,
                    Long.parseLong(properties.getProperty("pid")),
                    Long.parseLong(properties.getProperty("startTicks")),
                    Double.parseDouble(properties.getProperty("startSeconds")),
                    Double.parseDouble(properties.getProperty("cpuSeconds", "0"))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NumberFormatException | NullPointerException halfWritten) {
            return Optional.empty();
        }
    }

    /** The entry of a name, if its process runs. */
    public Optional<Entry> running(String name) {
        return find(name).filter(Entry::isAlive);
    }

    /** Forgets a process. */
    public void remove(String name) {
        try {
            Files.deleteIfExists(file(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Entry save(Entry entry) {
        try {
            Files.createDirectories(folder);
            Files.writeString(
                    file(entry.name()),
                    "pid=%d%nstartTicks=%d%nstartSeconds=%s%ncpuSeconds=%s%n"
                            .formatted(entry.pid(), entry.startTicks(), entry.startSeconds(), entry.cpuSeconds()));
            return entry;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file(String name) {
        return folder.resolve(name + ".pid");
    }
}
