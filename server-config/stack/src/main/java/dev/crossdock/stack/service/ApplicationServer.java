package dev.crossdock.stack.service;

import dev.crossdock.configuration.Keys;
import dev.crossdock.stack.settings.Port;
import dev.crossdock.stack.settings.Settings;
import dev.crossdock.stack.settings.StackException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What is the same for the application on every server: its name, its needs, and when it is ready. */
abstract class ApplicationServer extends Server {

    final int number;
    private final String server;
    private final String administrator;
    private final Supplier<Map<String, String>> applicationSettings;

    /** @param administrator the name of the secret that opens the server's own console; empty if it has none */
    ApplicationServer(
            Site site,
            int number,
            String server,
            int expectedMiB,
            String administrator,
            Supplier<Map<String, String>> applicationSettings,
            Port... ports) {
        super(
                site,
                Service.numbered("application", number),
                expectedMiB,
                List.of(),
                Stream.of(ports).map(port -> site.port(port, number)).toList());
        this.number = number;
        this.server = server;
        this.administrator = administrator;
        this.applicationSettings = applicationSettings;
    }

    /** All nodes of the application. */
    static List<ApplicationServer> nodes(Site site, Supplier<Map<String, String>> applicationSettings) {
        var topology = site.settings().topology();
        return IntStream.rangeClosed(1, topology.nodes())
                .mapToObj(number -> of(topology.server(), number, site, applicationSettings))
                .toList();
    }

    private static ApplicationServer of(
            String server, int number, Site site, Supplier<Map<String, String>> applicationSettings) {
        return switch (server) {
            case "payara-micro" -> new PayaraMicro(site, number, applicationSettings);
            case "payara" -> new PayaraServer(site, applicationSettings);
            case "wildfly" -> new WildFly(site, applicationSettings);
            default ->
                throw new StackException(
                        "There is no server \"%s\"; the servers are payara-micro, payara, wildfly.".formatted(server));
        };
    }

    /** The name by which a user chooses this server. */
    final String server() {
        return server;
    }

    /** The server goes on without the application, or the application without its work. */
    @Override
    public final List<String> fatalMessages() {
        List<String> messages = new ArrayList<>(deploymentFailures());
        messages.add("application.refused");
        return messages;
    }

    /** What the server logs when it goes on without the application; Payara's words. */
    List<String> deploymentFailures() {
        return List.of("Exception while loading the app", "Exception while deploying the app");
    }

    /** The second node follows the first, which has then made tables and topics. */
    @Override
    public final List<String> needs() {
        var needs = new ArrayList<>(List.of("postgresql"));
        Kafka.business(site).forEach(broker -> needs.add(broker.name()));
        if (number > 1) {
            needs.add(Service.numbered("application", number - 1));
        }
        return needs;
    }

    @Override
    public Map<String, String> environment() {
        var environment = new TreeMap<String, String>();
        // What files hold is in the settings already; a file for a server that is started here would be in the way.
        Keys.all().forEach(key -> key.fileVariable().ifPresent(variable -> environment.put(variable, "")));
        applicationSettings.get().forEach((key, value) -> environment.put(Settings.variable(key), value));
        environment.put(Settings.variable("crossdock.node"), name());
        return environment;
    }

    @Override
    public final boolean isReady() throws IOException {
        return Probe.httpStatus("http://127.0.0.1:%d/health/ready".formatted(site.port(Port.APPLICATION, number)))
                == 200;
    }

    /** The folder with the configuration of this server. */
    final Path module() {
        return site.settings().module(server);
    }

    /** What one run of this server writes; made anew for each. */
    final Path runFolder() {
        return site.settings().asciiHome().resolve(server).resolve(name());
    }

    /** Where a full server keeps its log as JSON lines, also over restarts. */
    final Path jsonLogs() {
        return site.log(server).resolveSibling(server);
    }

    /** The archive that brings messages to the workers; deployed before the application. */
    final Path adapter() {
        return site.settings().module("artemis").resolve("adapter/target/crossdock-artemis.rar");
    }

    /** Where operators find the server's own console and what they sign in with; empty if it has none. */
    final Optional<String> administration() {
        return administrator.isEmpty()
                ? Optional.empty()
                : Optional.of("http://127.0.0.1:%d/  (user admin, password %s in %s)"
                        .formatted(
                                site.port(Port.ADMINISTRATION),
                                administrator,
                                site.secrets().file()));
    }

    /** The password of the console's user. */
    final String administratorPassword() {
        return site.secrets().secret(administrator);
    }

    /** The archive that is deployed. */
    Path archive() {
        return site.settings().root().resolve("ear/target/crossdock.ear");
    }

    /** Empties the run folder: it is a cache of one boot, whose commands must not meet what the last one left. */
    final void makeRunFolder() throws IOException {
        if (!Files.exists(archive())) {
            throw new StackException(archive() + " is missing; build first: mvn package -DskipTests");
        }
        var ground = site.settings().asciiHome();
        if (!ground.equals(site.settings().home())) {
            Folders.makePrivate(ground);
        }
        Folders.delete(runFolder());
        Folders.makePrivate(runFolder());
        Folders.makePrivate(jsonLogs());
    }

    /** The folder of the distribution that the build of the module unpacked. */
    final Path distribution() {
        return Site.built(module().resolve("target/distribution"), "", "");
    }
}
