package dev.crossdock.stack.settings;

import dev.crossdock.configuration.Check;
import dev.crossdock.configuration.Key;
import dev.crossdock.configuration.Keys;
import dev.crossdock.stack.process.Linux;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;

/**
 * What the user decided: the folders, the port offset, and the keys of {@code crossdock.properties}, each of which an
 * environment variable ({@code crossdock.s3.access-key} as {@code CROSSDOCK_S3_ACCESS_KEY}) overrides.
 */
public final class Settings {

    private static final int PORTS_APART = 10;

    private final Path root;
    private final Path home;
    private final int portOffset;
    private final Map<String, String> environment;
    private final Map<String, String> file;

    private Settings(Path root, Path home, int portOffset, Map<String, String> environment, Map<String, String> file) {
        this.root = root.toAbsolutePath().normalize();
        this.home = home.toAbsolutePath().normalize();
        this.portOffset = portOffset;
        this.environment = environment;
        this.file = file;
    }

    /** The settings of this process: environment, system properties, and {@code crossdock.properties}. */
    public static Settings ofThisProcess() {
        var environment = System.getenv();
        var root = findRoot();
        var home = System.getProperty("crossdock.home", environment.getOrDefault("CROSSDOCK_HOME", ".crossdock"));
        var unshifted = of(root, Path.of(home), 0, environment);
        return of(
                root,
                Path.of(home),
                unshifted
                        .configured("crossdock.port.offset")
                        .map(Integer::parseInt)
                        .orElse(0),
                environment);
    }

    /** Settings for a stack of its own, say of a test, beside any other on the machine. */
    public static Settings of(Path root, Path home, int portOffset, Map<String, String> environment) {
        return new Settings(
                root, home, portOffset, Map.copyOf(environment), read(root.resolve("crossdock.properties")));
    }

    /** The folder of the source tree, found upwards from the working directory unless {@code crossdock.root} names it. */
    public static Path findRoot() {
        var named = System.getProperty("crossdock.root");
        if (named != null) {
            return Path.of(named);
        }
        for (var folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.isDirectory(folder.resolve("server-config/stack"))) {
                return folder;
            }
        }
        throw new StackException("The source tree of Crossdock was not found; run ./crossdock from its folder.");
    }

    /** The folder of the source tree. */
    public Path root() {
        return root;
    }

    /** The folder of one module under {@code server-config}. */
    public Path module(String name) {
        return root.resolve("server-config").resolve(name);
    }

    /** The folder for data, logs, and secrets. */
    public Path home() {
        return home;
    }

    /**
     * Where servers that refuse root keep what they read and write: the home, or, where root works in a folder that
     * nobody else may enter, a folder outside it. The capability {@code dac_override} would not do instead: access(2),
     * which these servers ask, ignores it.
     */
    public Path unprivilegedHome() {
        if (!Linux.isRoot() || Linux.isTraversableByOthers(home)) {
            return home;
        }
        var name = UUID.nameUUIDFromBytes(home.toString().getBytes(StandardCharsets.UTF_8));
        return Path.of("/var/lib/crossdock", name.toString());
    }

    /**
     * Where servers run that cannot be in a folder with an accent: Payara puts its path unencoded into URLs, and Java's
     * XML parser then finds no schema. The home, or else a folder among the temporary files; only what a server makes
     * anew with each start may be there.
     */
    public Path asciiHome() {
        if (StandardCharsets.US_ASCII.newEncoder().canEncode(home.toString())) {
            return home;
        }
        var name = UUID.nameUUIDFromBytes(home.toString().getBytes(StandardCharsets.UTF_8));
        return Path.of(System.getProperty("java.io.tmpdir"), "crossdock-" + name);
    }

    /** The number that is added to every default port. */
    public int portOffset() {
        return portOffset;
    }

    /** These settings with some keys answered otherwise, as by options of a command. */
    public Settings with(Map<String, String> keys) {
        var answered = new HashMap<>(environment);
        keys.forEach((key, value) -> answered.put(variable(key), value));
        return new Settings(root, home, portOffset, Map.copyOf(answered), file);
    }

    /** How many processes there are of what can be several. */
    public Topology topology() {
        return Topology.of(this);
    }

    /** The port of the second, third process of a kind: ten higher than that of the one before. */
    public int port(Port port, int number) {
        return port(port) + PORTS_APART * (number - 1);
    }

    /** The port in use after the offset. */
    public int port(Port port) {
        return port == Port.APPLICATION
                ? configured("crossdock.http.port").map(Integer::parseInt).orElse(port.number() + portOffset)
                : port.number() + portOffset;
    }

    /**
     * The value the user gave for a key, if any.
     *
     * @throws StackException if it is none that the key accepts
     */
    public Optional<String> configured(String key) {
        var listed = Keys.named(key);
        var value = listed.flatMap(Key::fileVariable)
                .flatMap(this::given)
                .map(Check::secretIn)
                .or(() -> given(variable(key)));
        value.flatMap(text -> listed.flatMap(known -> known.problem(text))).ifPresent(problem -> {
            throw new StackException(problem);
        });
        return value;
    }

    private Optional<String> given(String variable) {
        return Optional.ofNullable(environment.get(variable))
                .or(() -> Optional.ofNullable(file.get(variable)))
                .map(String::strip)
                .filter(value -> !value.isEmpty());
    }

    /**
     * Refuses keys that do not exist and values that are none.
     *
     * @throws StackException with a line for each
     */
    public void check() {
        var set = new HashMap<>(file);
        set.putAll(environment);
        var problems = new ArrayList<String>();
        file.keySet().stream()
                .filter(name -> !name.startsWith("CROSSDOCK_"))
                .sorted()
                .forEach(name ->
                        problems.add("crossdock.properties: %s is no key of Crossdock; take it out".formatted(name)));
        problems.addAll(Check.problems(set));
        if (!problems.isEmpty()) {
            throw new StackException(String.join(System.lineSeparator(), problems));
        }
    }

    /** The environment variable of a configuration key, by the rule of MicroProfile Config. */
    public static String variable(String key) {
        return Key.variable(key);
    }

    /** The file by the names of the variables, so that {@code s3.access.key} and {@code s3.access-key} are one key. */
    private static Map<String, String> read(Path path) {
        var properties = properties(path);
        var values = new HashMap<String, String>();
        properties.stringPropertyNames().forEach(key -> values.put(variable(key), properties.getProperty(key)));
        return values;
    }

    /** What is in a file of properties; nothing if there is none. */
    static Properties properties(Path path) {
        var properties = new Properties();
        if (Files.exists(path)) {
            try (var reader = Files.newBufferedReader(path)) {
                properties.load(reader);
            } catch (IOException e) {
                throw new StackException("Cannot read " + path + ": " + e.getMessage(), e);
            }
        }
        return properties;
    }
}
