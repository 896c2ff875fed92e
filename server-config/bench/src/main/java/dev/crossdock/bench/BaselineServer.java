package dev.crossdock.bench;

import dev.crossdock.stack.process.Polling;
import dev.crossdock.stack.process.Polling.Question;
import dev.crossdock.stack.service.Folders;
import dev.crossdock.stack.settings.StackException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A server that only the benchmark needs: a process with a folder, both gone when it is closed; its output stays in a log. */
final class BaselineServer implements AutoCloseable {

    private static final Polling START = new Polling(Duration.ofMinutes(3), Duration.ofMillis(100));
    private static final int STOP_TIMEOUT_SECONDS = 30;

    private final Path folder;
    private final Process process;
    private final Path log;

    /**
     * Starts the process.
     *
     * @param folder where it keeps its data; it must be a temporary one
     */
    BaselineServer(Path folder, ProcessBuilder command, Path log) throws IOException {
        this.folder = folder;
        this.log = log;
        Files.createDirectories(log.getParent());
        process = command.directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        // Whoever interrupts the benchmark does not want to keep a server.
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop));
    }

    /** Waits until it is ready; ends it and says so if it is not. */
    void await(Question<Boolean, Exception> ready) throws Exception {
        try {
            START.await(
                    () -> {
                        if (!process.isAlive()) {
                            throw new StackException("it ended");
                        }
                        return ready.ask();
                    },
                    "it was not ready");
        } catch (StackException e) {
            close();
            throw new StackException("a baseline's server did not start: " + e.getMessage() + "; see " + log, e);
        }
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new StackException("no free port: " + e.getMessage(), e);
        }
    }

    private void stop() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        try {
            if (!process.waitFor(STOP_TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws IOException {
        stop();
        Folders.delete(folder);
    }
}
