package dev.crossdock.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** A RabbitMQ node of the benchmark's own, from Debian's package, gone with its data when it is closed. */
final class RabbitNode implements AutoCloseable {

    /** The scripts themselves; those in {@code /usr/sbin} act for the service of the machine. */
    private static final Path SCRIPTS = Path.of("/usr/lib/rabbitmq/bin");

    private final int port;
    private final int epmdPort;
    private final BaselineServer server;

    private RabbitNode(int port, int epmdPort, BaselineServer server) {
        this.port = port;
        this.epmdPort = epmdPort;
        this.server = server;
    }

    /** Starts one; empty if the package is not installed. */
    static Optional<RabbitNode> start(Path log) throws Exception {
        Path script = SCRIPTS.resolve("rabbitmq-server");
        if (!Files.isExecutable(script)) {
            return Optional.empty();
        }
        Path home = Files.createTempDirectory("crossdock-rabbitmq");
        int port = BaselineServer.freePort();
        int epmdPort = BaselineServer.freePort();
        ProcessBuilder command = new ProcessBuilder(script.toString());
        command.environment().putAll(environment(home, port, epmdPort));
        RabbitNode node = new RabbitNode(port, epmdPort, new BaselineServer(home, command, log));
        node.server.await(node::accepts);
        return Optional.of(node);
    }

    private static Map<String, String> environment(Path home, int port, int epmdPort) {
        return Map.ofEntries(
                Map.entry("HOME", home.toString()),
                Map.entry("RABBITMQ_NODENAME", "crossdock-bench-" + port + "@localhost"),
                Map.entry("RABBITMQ_NODE_IP_ADDRESS", "127.0.0.1"),
                Map.entry("RABBITMQ_NODE_PORT", String.valueOf(port)),
                Map.entry("RABBITMQ_DIST_PORT", String.valueOf(BaselineServer.freePort())),
                Map.entry("ERL_EPMD_PORT", String.valueOf(epmdPort)),
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

    private boolean accepts() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    /** The server, and Erlang's name server, which it leaves behind. */
    @Override
    public void close() throws IOException {
        server.close();
        ProcessBuilder kill = new ProcessBuilder("epmd", "-kill").redirectErrorStream(true);
        kill.environment().put("ERL_EPMD_PORT", String.valueOf(epmdPort));
        kill.redirectOutput(ProcessBuilder.Redirect.DISCARD).start().onExit().join();
    }
}
