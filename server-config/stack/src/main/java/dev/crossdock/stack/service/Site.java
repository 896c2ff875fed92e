package dev.crossdock.stack.service;

import dev.crossdock.stack.process.Linux;
import dev.crossdock.stack.settings.Port;
import dev.crossdock.stack.settings.Secrets;
import dev.crossdock.stack.settings.Settings;
import dev.crossdock.stack.settings.StackException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The ground every service stands on: folders, ports, secrets, templates, and how a Java server is started. */
record Site(Settings settings, Secrets secrets) {

    private static final String NOBODY = "65534";

    int port(Port port) {
        return settings.port(port);
    }

    int port(Port port, int number) {
        return settings.port(port, number);
    }

    /**
     * The value of a key for a server of the user's own.
     *
     * @throws StackException if it is missing
     */
    String external(SettingKey key) {
        return settings.configured(key.name())
                .or(key::defaultValue)
                .orElseThrow(() -> new StackException("Set %s (%s) too: a server of your own cannot be used without it."
                        .formatted(key.name(), Settings.variable(key.name()))));
    }

    Path data(String service) {
        return settings.home().resolve("data").resolve(service);
    }

    Path conf(String service) {
        return settings.home().resolve("conf").resolve(service);
    }

    /** As {@link #data}, for a server that refuses root. */
    Path openData(String service) {
        return settings.openGround().resolve("data").resolve(service);
    }

    /** Where programs are unpacked that a server other than root runs. */
    Path openPrograms(String service) {
        return settings.openGround().resolve("bin").resolve(service);
    }

    Path log(String service) {
        return settings.home().resolve("logs").resolve(service + ".log");
    }

    /** The class path or path that the build of a module left behind. */
    String built(String module, String file) {
        var path = settings.module(module).resolve("target").resolve(file);
        try {
            return Files.readString(path).strip();
        } catch (IOException e) {
            throw new StackException(path + " is missing; build first: mvn package -DskipTests", e);
        }
    }

    /** A configuration file of a module with its {@code ${…}} filled, whatever letters a path may hold. */
    void fill(Path template, Path target, Map<String, ?> values) throws IOException {
        var text = Files.readString(template);
        UnaryOperator<String> escape = template.toString().endsWith(".properties") ? Escape::property : Escape::quoted;
        for (var value : values.entrySet()) {
            text = text.replace(
                    "${" + value.getKey() + "}", escape.apply(value.getValue().toString()));
        }
        Secrets.writePrivate(target, text);
    }

    /** A small Java server: one garbage collector thread, quick compiler, classes mapped from an archive. */
    List<String> java(String name, String heap, List<String> options) {
        var command = new ArrayList<String>();
        command.add(javaBinary());
        command.addAll(List.of("-Xmx" + heap, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of("-XX:+ExitOnOutOfMemoryError", "-Djava.net.preferIPv4Stack=true"));
        command.addAll(classArchive(name));
        command.addAll(options);
        return command;
    }

    static String javaBinary() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** JDK 19 keeps the archive itself; before, the first run writes it at its end and the next ones use it. */
    private List<String> classArchive(String name) {
        var archive = settings.home().resolve("cds").resolve(name + "-" + System.getProperty("java.version") + ".jsa");
        if (Runtime.version().feature() >= 19) {
            return List.of("-XX:+AutoCreateSharedArchive", "-XX:SharedArchiveFile=" + archive, "-Xlog:cds=off");
        }
        return Files.exists(archive)
                ? List.of("-XX:SharedArchiveFile=" + archive, "-Xlog:cds=off")
                : List.of("-XX:ArchiveClassesAtExit=" + archive, "-Xlog:cds=off", "-Xlog:cds+dynamic=off");
    }

    /** A command that runs as nobody when this process is root, because the server refuses root. */
    List<String> unprivileged(List<String> command) {
        if (!Linux.isRoot()) {
            return command;
        }
        var wrapped = new ArrayList<>(List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups"));
        wrapped.addAll(command);
        return wrapped;
    }

    /** Hands a folder over to the user that {@link #unprivileged} switches to. */
    void handOver(Path folder) throws IOException, InterruptedException {
        if (Linux.isRoot()) {
            run(
                    List.of("chown", "-R", NOBODY + ":" + NOBODY, folder.toString()),
                    folder.getFileName().toString());
        }
    }

    /** Runs a preparing command to its end; its output is shown when it fails. */
    void run(List<String> command, String service) throws IOException, InterruptedException {
        output(command, service);
    }

    /** The output of a preparing command that {@link #run} runs. */
    String output(List<String> command, String service) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command)
                .directory(Path.of("/").toFile())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        var output = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new StackException(
                    "%s could not be prepared: %s%n%s".formatted(service, String.join(" ", command), output.strip()));
        }
        return output;
    }
}
