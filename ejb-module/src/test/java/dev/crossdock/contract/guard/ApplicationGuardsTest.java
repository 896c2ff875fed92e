package dev.crossdock.contract.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossdock.contract.Contracts;
import dev.crossdock.contract.WorkloadContract;
import dev.crossdock.contract.guard.Declared.Reader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What this application declares, before it is built. */
class ApplicationGuardsTest {

    private static final Path SCHEMAS = Path.of("../persistence/src/main/resources/dev/crossdock/event");

    private final List<WorkloadContract> contracts = new Contracts().ofThisApplication();
    private final EventSchemas schemas = EventSchemas.onClassPath(contracts);

    @Test
    void no_guard_rail_refuses_the_application() {
        List<Reader> readers = readers();

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

    /** Projections read the same; a test of structure holds them against the contracts. */
    private List<Reader> readers() {
        return contracts.stream()
                .flatMap(contract -> contract.topics().stream()
                        .flatMap(topic -> contract.readersOf(topic)
                                .map(consumer -> new Reader(consumer.group(), topic.name(), Optional.empty()))))
                .toList();
    }
}
