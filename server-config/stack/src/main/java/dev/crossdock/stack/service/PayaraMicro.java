package dev.crossdock.stack.service;

import dev.crossdock.stack.settings.Port;
import dev.crossdock.stack.settings.Settings;
import dev.crossdock.stack.settings.StackException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The application on Payara Micro, the embedded default. */
final class PayaraMicro implements Service {

    /** What Payara reaches for by reflection on Java 17 and newer. */
    private static final List<String> OPENED = List.of(
            "java.base/java.lang",
            "java.base/java.net",
            "java.base/jdk.internal.loader",
            "java.base/sun.net.www.protocol.jrt",
            "java.management/sun.management",
            "java.naming/javax.naming.spi",
            "java.rmi/sun.rmi.transport",
            "java.logging/java.util.logging");

    private final Site site;
    private final Map<String, String> applicationSettings;

    PayaraMicro(Site site, Map<String, String> applicationSettings) {
        this.site = site;
        this.applicationSettings = new TreeMap<>(applicationSettings);
    }

    @Override
    public String name() {
        return "application";
    }

    @Override
    public List<Integer> ports() {
        return List.of(site.port(Port.APPLICATION));
    }

    @Override
    public int expectedMiB() {
        return 900;
    }

    @Override
    public List<String> needs() {
        return List.of("kafka", "postgresql");
    }

    @Override
    public void prepare() throws IOException {
        if (!Files.exists(archive())) {
            throw new StackException(archive() + " is missing; build first: mvn package -DskipTests");
        }
        // Its folder is a cache of one boot; the boot commands of the last one must not be there twice.
        Folders.delete(rootFolder());
        Files.createDirectories(rootFolder());
    }

    /** Payara Micro goes on without the application. */
    @Override
    public String giveUpMessage() {
        return "Exception while loading the app";
    }

    @Override
    public List<String> command() {
        var command = new ArrayList<String>();
        command.add(Site.javaBinary());
        OPENED.forEach(opened -> command.addAll(List.of("--add-opens", opened + "=ALL-UNNAMED")));
        var options = module().resolve("jvm.options");
        if (Files.exists(options)) {
            command.add("@" + options);
        }
        command.addAll(List.of(
                "-jar",
                site.built("payara-micro", "payara-micro.path"),
                "--deploy",
                archive().toString(),
                "--contextroot",
                "/",
                "--port",
                Integer.toString(site.port(Port.APPLICATION)),
                "--nocluster",
                "--rootDir",
                rootFolder().toString(),
                "--addLibs",
                site.built("payara-micro", "addlibs.path")));
        addIfThere(command, "--prebootcommandfile", module().resolve("preboot.asadmin"));
        addIfThere(command, "--postbootcommandfile", module().resolve("postboot.asadmin"));
        return command;
    }

    private static void addIfThere(List<String> command, String option, Path file) {
        if (Files.exists(file)) {
            command.addAll(List.of(option, file.toString()));
        }
    }

    @Override
    public Map<String, String> environment() {
        var environment = new TreeMap<String, String>();
        applicationSettings.forEach((key, value) -> environment.put(Settings.variable(key), value));
        return environment;
    }

    @Override
    public boolean isReady() throws IOException {
        return Probe.httpStatus("http://127.0.0.1:%d/health/ready".formatted(site.port(Port.APPLICATION))) == 200;
    }

    private Path module() {
        return site.settings().module("payara-micro");
    }

    private Path archive() {
        return module().resolve("target/crossdock.war");
    }

    private Path rootFolder() {
        return site.settings().home().resolve("payara-micro");
    }
}
