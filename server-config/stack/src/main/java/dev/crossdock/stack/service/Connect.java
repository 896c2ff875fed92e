package dev.crossdock.stack.service;

import dev.crossdock.kafka.ClientFile;
import dev.crossdock.stack.settings.Port;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** A worker of Kafka Connect, which keeps its connectors and their progress on the business cluster. */
final class Connect extends Server {

    private static final SettingKey URL_KEY = SettingKey.required("crossdock.connect.url");

    /** The worker has clients of its own, and so have sources, sinks and what administers topics for them. */
    private static final List<String> CLIENTS = List.of("", "producer.", "consumer.", "admin.");

    private final Supplier<Map<String, String>> application;

    /** @param application the settings of the application, which say where that is */
    Connect(Site site, Supplier<Map<String, String>> application) {
        super(site, "connect", 250, List.of(URL_KEY), Port.CONNECT);
        this.application = application;
    }

    @Override
    public List<String> needs() {
        return Kafka.business(site).stream().map(Service::name).toList();
    }

    @Override
    public boolean isOptional() {
        return true;
    }

    @Override
    public List<Address> externalAddresses() {
        return Address.inHttpUrls(site.external(URL_KEY));
    }

    @Override
    public void prepare() throws IOException {
        Files.createDirectories(plugins());
        site.fill(
                module().resolve("connect.properties"),
                file(),
                Map.of(
                        "bootstrap",
                        application.get().get("crossdock.kafka.bootstrap"),
                        "port",
                        site.port(Port.CONNECT),
                        "plugins",
                        plugins()));
        var clientFile = site.settings().configured("crossdock.kafka.client-config");
        if (clientFile.isPresent()) {
            Files.write(file(), signIn(Path.of(clientFile.get())), StandardOpenOption.APPEND);
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
    public List<String> command() {
        return site.java(
                name(),
                "128m",
                List.of(
                        "-Dlog4j2.configurationFile="
                                + module().resolve("log4j2.properties").toUri(),
                        "-cp",
                        site.built("connect", "classpath.txt"),
                        "org.apache.kafka.connect.cli.ConnectDistributed",
                        file().toString()));
    }

    @Override
    public boolean isReady() throws IOException {
        return Probe.httpStatus(url() + "/health") == 200;
    }

    @Override
    public Map<String, String> applicationSettings() {
        return Map.of(URL_KEY.name(), url());
    }

    private String url() {
        return "http://127.0.0.1:" + site.port(Port.CONNECT);
    }

    private Path module() {
        return site.settings().module("connect");
    }

    /** A folder for each plugin, with its jars. */
    private Path plugins() {
        return module().resolve("target/plugins");
    }

    private Path file() {
        return site.conf(name()).resolve("connect.properties");
    }
}
