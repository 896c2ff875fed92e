package dev.crossdock.contract.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossdock.contract.Contracts;
import dev.crossdock.contract.WorkloadContract;
import dev.crossdock.contract.guard.Declared.Reader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What this application declares, before it is built. */
class ApplicationGuardsTest {

    private static final Path SCHEMAS = Path.of("../persistence/src/main/resources/dev/crossdock/event");
    private static final String CHANNEL = "mp.messaging.incoming.";

    private final List<WorkloadContract> contracts = new Contracts().ofThisApplication();
    private final EventSchemas schemas = EventSchemas.onClassPath(contracts);

    @Test
    void no_guard_rail_refuses_the_application() throws IOException {
        List<Reader> readers = channels();

        assertThat(readers).isNotEmpty();
        assertThat(ContractGuards.check(new Declared(contracts, schemas, readers)))
                .extracting(Refusal::toString)
                .isEmpty();
    }

    @Test
    void a_released_event_is_never_dropped() throws IOException {
        try (Stream<Path> files = Files.list(SCHEMAS.resolve("released"))) {
            assertThat(schemas.released().keySet())
                    .containsExactlyInAnyOrderElementsOf(files.map(Path::getFileName)
                            .map(file -> file.toString().replace(".v1.schema.json", ""))
                            .toList());
        }
    }

    @Test
    void the_guide_lists_every_guard_rail_and_no_other() throws IOException {
        String guide = Files.readString(Path.of("../docs/guard-rails.md"));

        assertThat(Pattern.compile("^\\| `([a-z-]+)`", Pattern.MULTILINE)
                        .matcher(guide)
                        .results()
                        .map(MatchResult::group)
                        .map(row -> row.replaceAll("[| `]", "")))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(GuardRail.values()).map(GuardRail::id).toList());
    }

    /** The consumer groups as they are configured. */
    private static List<Reader> channels() throws IOException {
        Properties settings = new Properties();
        try (InputStream file = ApplicationGuardsTest.class
                .getClassLoader()
                .getResourceAsStream("META-INF/microprofile-config.properties")) {
            settings.load(file);
        }
        return settings.stringPropertyNames().stream()
                .filter(name -> name.startsWith(CHANNEL) && name.endsWith(".group.id"))
                .flatMap(name -> Arrays.stream(settings.getProperty(name.replace(".group.id", ".topics"))
                                .split(","))
                        .map(topic -> new Reader(settings.getProperty(name), topic)))
                .toList();
    }
}
