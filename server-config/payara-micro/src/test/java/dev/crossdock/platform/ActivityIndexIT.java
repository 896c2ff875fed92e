package dev.crossdock.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crossdock.activity.store.ActivityDocument;
import dev.crossdock.activity.store.ActivityIndex;
import dev.crossdock.activity.store.ActivityIndex.Found;
import dev.crossdock.activity.store.ActivityRow;
import dev.crossdock.activity.store.DocumentRefusedException;
import dev.crossdock.activity.store.SearchEngine;
import dev.crossdock.activity.store.SearchEngineUnavailableException;
import dev.crossdock.event.value.EventId;
import dev.crossdock.projection.store.ContentHash;
import dev.crossdock.stack.testing.Platform;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One index in a real OpenSearch, without a group that feeds it. */
class ActivityIndexIT {

    private final SearchEngine engine =
            new SearchEngine(Platform.running().stack.applicationSettings().get("crossdock.opensearch.url"));
    private final ActivityIndex index = ActivityIndex.create(engine);

    @AfterEach
    void drop() {
        index.drop();
        engine.close();
    }

    @Test
    void what_is_written_again_changes_nothing() {
        List<ActivityDocument> documents = documents(10);

        assertThat(index.write(documents, List.of())).isEqualTo(10);
        assertThat(index.write(documents, List.of())).isZero();

        assertThat(index.hash()).isEqualTo(sum(documents));
    }

    @Test
    void what_was_removed_does_not_come_back_late() {
        List<ActivityDocument> documents = documents(2);
        index.write(List.of(), List.of(documents.get(0).id()));

        assertThat(index.write(documents, List.of())).isEqualTo(1);

        assertThat(index.hash()).isEqualTo(documents.get(1).hash());
    }

    @Test
    void a_customer_is_forgotten_for_good() {
        List<ActivityDocument> documents = documents(3);
        index.write(documents, List.of());

        assertThat(index.forget(List.of("c-1"))).isEqualTo(1);
        index.write(documents, List.of());

        assertThat(index.count(List.of("c-1"))).isZero();
        assertThat(index.count(List.of("c-0", "c-2"))).isEqualTo(2);
    }

    @Test
    void a_scan_reads_everything_below_the_given_offsets() {
        List<ActivityDocument> documents = documents(12_000);
        index.write(documents, List.of());

        List<Found> found = new ArrayList<>();
        index.scan(
                Map.of(new TopicPartition("support-events", 0), 11_000L, new TopicPartition("support-events", 1), 5L),
                found::add);

        assertThat(found).hasSize(11_000).allMatch(one -> one.document() != null);
        assertThat(sum(found.stream().map(Found::document).toList())).isEqualTo(sum(documents.subList(0, 11_000)));
    }

    @Test
    void a_document_that_somebody_else_changed_is_seen_as_it_is() {
        ActivityDocument document = documents(1).get(0);
        index.write(List.of(document), List.of());
        var change = Platform.JSON.createObjectNode();
        change.putObject("doc").put("amount", "99.00");
        engine.send("POST", "/" + index.name() + "/_update/" + document.id(), change);

        List<Found> found = index.find(List.of(document.id(), "missing"));

        assertThat(found)
                .singleElement()
                .satisfies(one -> assertThat(one.document().hash()).isNotEqualTo(document.hash()));
    }

    @Test
    void what_the_mapping_does_not_allow_is_refused_and_an_engine_that_is_away_is_told_apart() {
        ActivityRow row = documents(1).get(0).row();
        ActivityDocument tooLong = new ActivityDocument(row(0, "x".repeat(40_000), row.text));
        SearchEngine away = new SearchEngine("http://127.0.0.1:1");

        assertThatThrownBy(() -> index.write(List.of(tooLong), List.of()))
                .isInstanceOf(DocumentRefusedException.class)
                .hasMessageContaining("max_bytes_length_exceeded");
        assertThatThrownBy(() -> new ActivityIndex(away, "any").refresh())
                .isInstanceOf(SearchEngineUnavailableException.class)
                .hasMessageContaining("127.0.0.1:1");
        assertThatThrownBy(() -> new ActivityIndex(engine, "missing").write(documents(1), List.of()))
                .isInstanceOf(SearchEngineUnavailableException.class);
    }

    private static ContentHash sum(List<ActivityDocument> documents) {
        return documents.stream()
                .map(ActivityDocument::hash)
                .reduce(new ContentHash(0, BigInteger.ZERO), ContentHash::and);
    }

    private static List<ActivityDocument> documents(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new ActivityDocument(row(i, "c-" + i, "The parcel came late")))
                .toList();
    }

    private static ActivityRow row(int i, String customer, String text) {
        return new ActivityRow(
                new EventId("/support-service", "e-" + i),
                customer,
                "support.interaction-recorded",
                Instant.parse("2026-01-15T09:29:58.123456Z").plusSeconds(i),
                BigDecimal.valueOf(i, 2),
                "GBP",
                "late delivery",
                text,
                null,
                "support-events",
                0,
                i,
                "{}");
    }
}
