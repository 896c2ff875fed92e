package dev.crossdock.review.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossdock.review.cluster.Severity;
import dev.crossdock.review.live.StoredFinding;
import dev.crossdock.review.web.ShownFinding.Figure;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

class ShownFindingTest {

    static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void evidence_is_told_in_words_and_in_its_order() {
        ShownFinding shown = ShownFinding.of(finding(
                1, "warning", "orders", "{\"lagRecords\":7,\"p99\":\"4KiB\",\"readers\":[\"a\",\"b\"],\"others\":[]}"));

        assertThat(shown.evidence())
                .containsExactly(
                        new Figure("lag records", "7"),
                        new Figure("p99", "4KiB"),
                        new Figure("readers", "a, b"),
                        new Figure("others", "none"));
        assertThat(shown.sentence()).isEqualTo("It is too much");
    }

    @Test
    void the_worst_comes_first_and_of_equals_what_is_open_longest() {
        Stream<ShownFinding> findings = Stream.of(
                        finding(1, "info", "orders", "{}"),
                        finding(5, "critical", "orders", "{}"),
                        finding(2, "warning", "orders", "{}"),
                        finding(3, "critical", "orders", "{}"))
                .map(ShownFinding::of);

        assertThat(findings.sorted(ShownFinding.URGENCY)
                        .map(shown -> shown.finding().id()))
                .containsExactly(3L, 5L, 2L, 1L);
    }

    /** A finding that opened as many seconds after noon as its id. */
    static StoredFinding finding(long id, String severity, String workload, String evidence) {
        Instant opened = NOON.plusSeconds(id);
        return new StoredFinding(
                id,
                "business",
                "rate-exceeded",
                Severity.of(severity),
                "topic-" + id,
                workload,
                "it is too much",
                JsonMapper.shared().readValue(evidence, new TypeReference<Map<String, Object>>() {}),
                "Slow down.",
                opened,
                opened,
                opened,
                null,
                1);
    }
}
