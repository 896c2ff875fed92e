package dev.crossdock.stack.service;

import dev.crossdock.kafka.ClientFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/** A worker of Kafka Connect, which keeps its connectors and their progress on the business cluster. */
final class Connect extends JavaServer {

    /** The worker has clients of its own, and so have sources, sinks and what administers topics for them. */
    private static final List<String> CLIENTS = List.of("", "producer.", "consumer.", "admin.");

    private final Supplier<Map<String, String>> application;

    /** @param application the settings of the application, which say where the business cluster is */
    Connect(Site site, Supplier<Map<String, String>> application) {
        super(site, "connect");
        this.application = application;
    }

    @Override
    public List<String> needs() {
        return Kafka.business(site).stream().map(Service::name).toList();
    }

    @Override
    public void prepare() throws IOException, InterruptedException {
        Files.createDirectories(plugins());
        super.prepare();
        var clientFile = site.settings().configured("crossdock.kafka.client-config");
        if (clientFile.isPresent()) {
            Files.write(configuration(), signIn(Path.of(clientFile.get())), StandardOpenOption.APPEND);
        }
    }

    private static List<String> signIn(Path clientFile) throws IOException {
        var lines = new ArrayList<String>();
        ClientFile.read(clientFile)
                .forEach((name, value) ->
                        CLIENTS.forEach(client -> lines.add(client + name + "=" + Escape.property(value.toString()))));
        return lines;
    }

    @Override
    String value(String variable) {
        return switch (variable) {
            case "bootstrap" -> Objects.requireNonNull(application.get().get("crossdock.kafka.bootstrap"));
            case "plugins" -> plugins().toString();
            default -> super.value(variable);
        };
    }

    /** A folder for each plugin, with its jars. */
    private Path plugins() {
        return module().resolve("target/plugins");
    }
}
