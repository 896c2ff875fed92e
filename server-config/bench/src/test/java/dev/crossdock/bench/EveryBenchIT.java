package dev.crossdock.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossdock.stack.settings.Settings;
import dev.crossdock.stack.testing.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Runs every benchmark that the command knows, as a process of its own like the command does, beside one stack. */
@Tag("bench")
class EveryBenchIT {

    private static final Map<String, Set<String>> BASELINES = Map.of(
            "projection", Set.of("raw-limit", "debezium-jdbc-sink"),
            "ingest", Set.of("bare-producer"),
            "query", Set.of("bare-sql", "bare-opensearch"),
            "documents", Set.of("s3-client", "s3-client-parts"),
            "work", Set.of("artemis-client", "rabbitmq", "share-group"));
    private static final int MAX_LINES = 60;
    private static final int TIMEOUT_MINUTES = 5;

    private record Output(int status, List<String> report, List<String> progress) {}

    static Stream<String> benches() {
        return Main.commandLine().getSubcommands().keySet().stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("benches")
    void compares_the_product_with_its_baselines(String bench) throws Exception {
        assertThat(BASELINES).as("baselines of each benchmark").containsKey(bench);

        Output output = run(bench);

        assertThat(output.status()).as("%s", output).isZero();
        assertThat(output.report().size() + output.progress().size()).isLessThan(MAX_LINES);
        JsonNode report = JsonMapper.shared().readTree(String.join("\n", output.report()));
        assertThat(report.path("bench").asString()).isEqualTo(bench);
        Set<String> contestants = new HashSet<>();
        for (JsonNode run : report.path("runs")) {
            assertThat(isMeasured(run)).as("%s", run).isTrue();
            contestants.add(firstWord(run.path("name").asString()));
        }
        Set<String> baselines = baselines(bench, report);
        Set<String> compared = new HashSet<>();
        report.path("ratios").forEachEntry((name, ratio) -> {
            assertThat(ratio.asDouble()).as(name).isPositive();
            compared.add(firstWord(name));
        });
        assertThat(compared).isEqualTo(baselines);
        baselines.add("crossdock");
        assertThat(contestants).isEqualTo(baselines);
    }

    /** A baseline that only some machines have says so where it is missing. */
    private static Set<String> baselines(String bench, JsonNode report) {
        Set<String> baselines = new HashSet<>(BASELINES.get(bench));
        if (!Files.isExecutable(Path.of("/usr/lib/rabbitmq/bin/rabbitmq-server")) && baselines.remove("rabbitmq")) {
            assertThat(report.path("notes").toString()).contains("rabbitmq was left out");
        }
        return baselines;
    }

    /** The product's runs and the baselines' are told apart by how their names begin. */
    private static String firstWord(String name) {
        return name.replaceFirst("[ ,].*", "");
    }

    private static boolean isMeasured(JsonNode run) {
        return run.path("perSecond").asDouble() > 0
                || run.path("p50Millis").asDouble() > 0 && run.path("p99Millis").asDouble() > 0;
    }

    private static Output run(String bench) throws IOException, InterruptedException {
        Settings settings = Platform.running().stack.settings();
        Path target = settings.module("bench").resolve("target");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Dcrossdock.root=" + settings.root(),
                "-Dcrossdock.home=" + settings.home(),
                "-cp",
                target.resolve("classes") + ":" + Files.readString(target.resolve("classpath.txt")),
                Main.class.getName(),
                bench,
                "--smallest",
                "--json"));
        Path report = target.resolve("bench-" + bench + ".json");
        Path progress = target.resolve("bench-" + bench + ".txt");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(report.toFile()).redirectError(progress.toFile());
        builder.environment().put("CROSSDOCK_PORT_OFFSET", String.valueOf(settings.portOffset()));
        Process process = builder.start();
        if (!process.waitFor(TIMEOUT_MINUTES, TimeUnit.MINUTES)) {
            process.destroy();
            throw new IllegalStateException("%s did not end: %s".formatted(bench, Files.readString(progress)));
        }
        return new Output(process.exitValue(), Files.readAllLines(report), Files.readAllLines(progress));
    }
}
