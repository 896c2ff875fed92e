package dev.crossdock.configuration;

import dev.crossdock.kafka.ClientFile;
import dev.crossdock.kafka.KafkaCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Holds what is set against the list of keys. */
public final class ConfigurationCheck {

    private static final String PREFIX = "CROSSDOCK_";
    /** So end the keys that name a file which says how clients of a cluster of Kafka connect. */
    private static final String CLIENT_CONFIG = ".client-config";

    private static final String TESTS = "CROSSDOCK_TEST_";

    private ConfigurationCheck() {}

    /**
     * What is wrong with the settings of this process, in a line each that names the key and says what to do: with its
     * system properties and, where they say nothing, its environment.
     */
    public static List<String> thisProcess() {
        Map<String, String> set = new TreeMap<>(System.getenv());
        System.getProperties().stringPropertyNames().stream()
                .filter(name -> name.startsWith("crossdock."))
                .forEach(name -> set.put(Key.variable(name), System.getProperty(name)));
        return problems(set);
    }

    /** What is wrong with settings by the names of their variables; those of others do not matter. */
    public static List<String> problems(Map<String, String> set) {
        Map<String, String> ours = set.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(PREFIX))
                .filter(entry -> !entry.getKey().startsWith(TESTS))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one, TreeMap::new));
        List<String> problems = new ArrayList<>();
        ours.keySet().stream().filter(name -> !Keys.isKnown(name)).forEach(name -> problems.add(unknown(name)));
        Keys.all().forEach(key -> problem(key, ours).ifPresent(problems::add));
        Keys.all().stream()
                .filter(key -> key.name().endsWith(CLIENT_CONFIG))
                .forEach(key -> clientFile(key, ours).ifPresent(problems::add));
        Keys.together().forEach(pair -> halfOf(pair, ours).ifPresent(problems::add));
        brokersOfBoth(ours).ifPresent(problems::add);
        return problems;
    }

    private static Optional<String> clientFile(Key key, Map<String, String> set) {
        return Optional.ofNullable(set.get(key.variable()))
                .map(String::strip)
                .filter(file -> !file.isEmpty() && key.problem(file).isEmpty())
                .flatMap(file -> ClientFile.problem(Path.of(file)))
                .map(problem -> key.variable() + ": " + problem);
    }

    /** Topics of one cluster would be made on the other. */
    private static Optional<String> brokersOfBoth(Map<String, String> set) {
        String logging = Key.variable(Keys.LOGGING_KAFKA_BOOTSTRAP);
        Set<String> business = KafkaCluster.brokers(set.getOrDefault(Key.variable(Keys.KAFKA_BOOTSTRAP), ""));
        return KafkaCluster.brokers(set.getOrDefault(logging, "")).stream()
                .filter(broker -> !broker.isEmpty() && business.contains(broker))
                .findFirst()
                .map(broker ->
                        ("%s (%s) names %s, a broker of the business cluster: name brokers of another cluster, or"
                                        + " leave it out")
                                .formatted(Keys.LOGGING_KAFKA_BOOTSTRAP, logging, broker));
    }

    private static Optional<String> halfOf(List<Key> pair, Map<String, String> set) {
        Map<Boolean, List<Key>> bySetting = pair.stream().collect(Collectors.partitioningBy(key -> isSet(key, set)));
        List<Key> missing = bySetting.getOrDefault(false, List.of());
        return missing.isEmpty() || missing.size() == pair.size()
                ? Optional.empty()
                : Optional.of("%s (%s) is missing beside %s: set both or none"
                        .formatted(
                                missing.get(0).name(),
                                missing.get(0).variable(),
                                bySetting.getOrDefault(true, List.of()).get(0).name()));
    }

    private static boolean isSet(Key key, Map<String, String> set) {
        return key.variables()
                .anyMatch(variable -> !set.getOrDefault(variable, "").isBlank());
    }

    private static String unknown(String variable) {
        return "%s is no key of Crossdock: correct it or take it out; docs/configuration.md lists all keys"
                .formatted(variable);
    }

    private static Optional<String> problem(Key key, Map<String, String> set) {
        Optional<String> file =
                key.fileVariable().map(set::get).map(String::strip).filter(path -> !path.isEmpty());
        if (file.isPresent()) {
            return isReadable(file.get())
                    ? Optional.empty()
                    : Optional.of("%s_FILE names %s, which cannot be read: correct the path or its rights"
                            .formatted(key.variable(), file.get()));
        }
        String value = set.getOrDefault(key.variable(), "").strip();
        return value.isEmpty() ? Optional.empty() : key.problem(value);
    }

    private static boolean isReadable(String path) {
        try {
            return Files.isReadable(Path.of(path)) && !Files.isDirectory(Path.of(path));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    /**
     * The value that a variable's file holds, without the end of its line.
     *
     * @throws IllegalStateException if it cannot be read
     */
    public static String secretIn(String file) {
        try {
            return Files.readString(Path.of(file)).strip();
        } catch (IOException | InvalidPathException e) {
            throw new IllegalStateException("the secret in " + file + " cannot be read: " + e.getMessage(), e);
        }
    }
}
