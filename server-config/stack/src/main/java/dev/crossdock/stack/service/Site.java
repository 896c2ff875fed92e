package dev.crossdock.stack.service;

import dev.crossdock.configuration.Key;
import dev.crossdock.configuration.Keys;
import dev.crossdock.stack.process.Linux;
import dev.crossdock.stack.settings.Port;
import dev.crossdock.stack.settings.Secrets;
import dev.crossdock.stack.settings.Settings;
import dev.crossdock.stack.settings.StackException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where all services are: folders, ports, secrets, templates, and commands that prepare them. */
record Site(Settings settings, Secrets secrets) {

    private static final String NOBODY = "65534";
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w[^}]*)}");

    int port(Port port) {
        return settings.port(port);
    }

    int port(Port port, int number) {
        return settings.port(port, number);
    }

    /**
     * The value of a key for a server of the user's own.
     *
     * @throws StackException if it is missing and has no default
     */
    String external(String key) {
        return settings.configured(key)
                .or(() -> Keys.named(key).map(Key::usual))
                .orElseThrow(() -> new StackException("Set %s (%s) too: a server of your own cannot be used without it."
                        .formatted(key, Settings.variable(key))));
    }

    Path data(String service) {
        return settings.home().resolve("data").resolve(service);
    }

    Path conf(String service) {
        return settings.home().resolve("conf").resolve(service);
    }

    /** As {@link #data}, for a server that refuses root. */
    Path unprivilegedData(String service) {
        return settings.unprivilegedHome().resolve("data").resolve(service);
    }

    /** Where programs are unpacked that a server other than root runs. */
    Path unprivilegedPrograms(String service) {
        return settings.unprivilegedHome().resolve("bin").resolve(service);
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

    /** What the build of a module left behind in a folder, by how its name begins and ends. */
    static Path built(Path folder, String prefix, String suffix) {
        try (var files = Files.newDirectoryStream(folder, prefix + "*" + suffix)) {
            return files.iterator().next();
        } catch (IOException | NoSuchElementException e) {
            throw new StackException(
                    "No %s*%s in %s; build first: mvn package -DskipTests (-Pservers for a full server)"
                            .formatted(prefix, suffix, folder),
                    e);
        }
    }

    /** A configuration file of a module with its variables filled, whatever letters a path may hold. */
    void fill(Path template, Path target, UnaryOperator<String> value) throws IOException {
        UnaryOperator<String> escape = template.toString().endsWith(".properties") ? Escape::property : Escape::quoted;
        Secrets.writePrivate(
                target, filled(Files.readString(template), variable -> escape.apply(value.apply(variable))));
    }

    /** A text with its <code>${…}</code> filled. */
    static String filled(String text, UnaryOperator<String> value) {
        return VARIABLE.matcher(text).replaceAll(variable -> Matcher.quoteReplacement(value.apply(variable.group(1))));
    }

    static String javaBinary() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
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
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new StackException(
                    "%s could not be prepared: %s%n%s".formatted(service, String.join(" ", command), output.strip()));
        }
        return output;
    }
}
