package dev.crossdock.platform;

import dev.crossdock.stack.settings.Settings;
import java.io.File;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;

/** A broker of somebody else that speaks TLS only and lets in who knows a password. */
final class SecuredBroker implements AutoCloseable {

    private static final int PORT = Integer.getInteger("crossdock.test.port-offset", 11_000) + 9_792;
    private static final String CLUSTER = "c2VjdXJlZC1icm9rZXItMQ";
    private static final String PASSWORD = "of-the-test";

    private final Path folder;
    private final Process process;

    /** Starts it with an empty folder. */
    SecuredBroker(Path folder) {
        this.folder = folder.toAbsolutePath();
        try {
            Files.createDirectories(this.folder);
            certificate();
            Path settings = Files.writeString(this.folder.resolve("server.properties"), """
                    process.roles=broker,controller
                    node.id=1
                    controller.quorum.voters=1@127.0.0.1:%2$d
                    controller.listener.names=CONTROLLER
                    listeners=SECURED://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d,INTERNAL://127.0.0.1:%3$d
                    listener.security.protocol.map=SECURED:SASL_SSL,CONTROLLER:PLAINTEXT,INTERNAL:PLAINTEXT
                    inter.broker.listener.name=INTERNAL
                    listener.name.secured.sasl.enabled.mechanisms=PLAIN
                    listener.name.secured.plain.sasl.jaas.config=\
                    org.apache.kafka.common.security.plain.PlainLoginModule required user_crossdock="%4$s";
                    listener.name.secured.ssl.keystore.type=PKCS12
                    listener.name.secured.ssl.keystore.location=%5$s/key.p12
                    listener.name.secured.ssl.keystore.password=%4$s
                    auto.create.topics.enable=false
                    offsets.topic.replication.factor=1
                    transaction.state.log.replication.factor=1
                    transaction.state.log.min.isr=1
                    group.initial.rebalance.delay.ms=0
                    log.cleaner.dedupe.buffer.size=16777216
                    log.dirs=%5$s/data
                    """.formatted(
                            PORT, PORT + 1, PORT + 2, PASSWORD, this.folder));
            finish(kafka("kafka.tools.StorageTool", "format", "-t", CLUSTER, "-c", settings.toString()));
            process = kafka("kafka.Kafka", settings.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether it lets somebody in who knows the password. */
    boolean answers() throws IOException {
        Properties client = new Properties();
        try (Reader settings = Files.newBufferedReader(clientConfig())) {
            client.load(settings);
        }
        client.put("bootstrap.servers", bootstrap());
        try (Admin admin = Admin.create(client)) {
            return !admin.describeCluster().nodes().get(5, TimeUnit.SECONDS).isEmpty();
        } catch (InterruptedException | ExecutionException | TimeoutException notYet) {
            return false;
        }
    }

    String bootstrap() {
        return "127.0.0.1:" + PORT;
    }

    /** What clients have to know to be let in. */
    Path clientConfig() {
        try {
            return Files.writeString(folder.resolve("client.properties"), """
                    security.protocol=SASL_SSL
                    sasl.mechanism=PLAIN
                    sasl.jaas.config=org.apache.kafka.common.security.plain.PlainLoginModule required \
                    username="crossdock" password="%1$s";
                    ssl.truststore.type=PKCS12
                    ssl.truststore.location=%2$s/trust.p12
                    ssl.truststore.password=%1$s
                    """.formatted(PASSWORD, folder));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void certificate() throws IOException {
        keytool("-genkeypair -keyalg EC -dname CN=broker -ext SAN=ip:127.0.0.1 -alias broker -keystore key.p12");
        keytool("-exportcert -alias broker -keystore key.p12 -file broker.crt");
        keytool("-importcert -noprompt -alias broker -file broker.crt -keystore trust.p12");
    }

    private void keytool(String arguments) throws IOException {
        List<String> line = new ArrayList<>(List.of(binary("keytool")));
        line.addAll(Arrays.asList(arguments.split(" ")));
        line.addAll(List.of("-storetype", "PKCS12", "-storepass", PASSWORD));
        finish(start(line));
    }

    private Process kafka(String... command) throws IOException {
        List<String> line = new ArrayList<>(List.of(
                binary("java"),
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "-cp",
                Files.readString(Settings.findRoot().resolve("server-config/kafka/target/classpath.txt"))
                        .strip()));
        line.addAll(List.of(command));
        return start(line);
    }

    private Process start(List<String> line) throws IOException {
        File log = folder.resolve("log").toFile();
        return new ProcessBuilder(line)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
                .start();
    }

    private void finish(Process started) {
        try {
            if (!started.waitFor(1, TimeUnit.MINUTES) || started.exitValue() != 0) {
                throw new IllegalStateException("see " + folder.resolve("log"));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String binary(String name) {
        return Path.of(System.getProperty("java.home"), "bin", name).toString();
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().orTimeout(1, TimeUnit.MINUTES).join();
    }
}
