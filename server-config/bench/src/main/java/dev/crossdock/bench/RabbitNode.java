package dev.crossdock.bench;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A RabbitMQ node of the benchmark's own, from Debian's package, gone with its data when it is closed. */
final class RabbitNode implements AutoCloseable {

    /** The scripts themselves; those in {@code /usr/sbin} act for the service of the machine. */
    private static final Path SCRIPTS = Path.of("/usr/lib/rabbitmq/bin");

    private static final int PATIENCE_SECONDS = 60;

    private final Path home;
    private final int port;
    private final int names;
    private final Process server;

    private RabbitNode(Path home, int port, int names, Process server) {
        this.home = home;
        this.port = port;
        this.names = names;
        this.server = server;
    }

    /** Starts one; empty if the package is not installed. */
    static Optional<RabbitNode> start() throws IOException, InterruptedException {
        if (!Files.isExecutable(SCRIPTS.resolve("rabbitmq-server"))) {
            return Optional.empty();
        }
        Path home = Files.createTempDirectory("crossdock-rabbitmq");
        int port = freePort();
        int names = freePort();
        ProcessBuilder builder = new ProcessBuilder(
                        SCRIPTS.resolve("rabbitmq-server").toString())
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("output.log").toFile());
        builder.environment().putAll(environment(home, port, names));
        RabbitNode node = new RabbitNode(home, port, names, builder.start());
        node.awaitStart();
        return Optional.of(node);
    }

    private static Map<String, String> environment(Path home, int port, int names) {
        return Map.ofEntries(
                Map.entry("HOME", home.toString()),
                Map.entry("RABBITMQ_NODENAME", "crossdock-bench-" + port + "@localhost"),
                Map.entry("RABBITMQ_NODE_IP_ADDRESS", "127.0.0.1"),
                Map.entry("RABBITMQ_NODE_PORT", String.valueOf(port)),
                Map.entry("RABBITMQ_DIST_PORT", String.valueOf(freePort())),
                Map.entry("ERL_EPMD_PORT", String.valueOf(names)),
                Map.entry("RABBITMQ_MNESIA_BASE", home.resolve("data").toString()),
                Map.entry("RABBITMQ_LOG_BASE", home.resolve("log").toString()),
                Map.entry("RABBITMQ_PID_FILE", home.resolve("pid").toString()),
                Map.entry(
                        "RABBITMQ_ENABLED_PLUGINS_FILE", home.resolve("plugins").toString()),
                Map.entry("RABBITMQ_CONFIG_FILE", home.resolve("none").toString()));
    }

    int port() {
        return port;
    }

    private void awaitStart() throws IOException, InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!answers()) {
            if (!server.isAlive() || System.nanoTime() > deadline) {
                String output = Files.readString(home.resolve("output.log"));
                close();
                throw new BenchException("rabbitmq-server did not start: " + output.strip());
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }

    private boolean answers() {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new BenchException("no free port: " + e.getMessage(), e);
        }
    }

    /** The server, what it has started, and the daemon of Erlang that it leaves behind. */
    @Override
    public void close() throws IOException, InterruptedException {
        server.descendants().forEach(ProcessHandle::destroy);
        server.destroy();
        if (!server.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            server.destroyForcibly();
        }
        ProcessBuilder kill = new ProcessBuilder("epmd", "-kill").redirectErrorStream(true);
        kill.environment().put("ERL_EPMD_PORT", String.valueOf(names));
        kill.redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor();
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
