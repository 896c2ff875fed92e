package dev.crossdock.activity.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crossdock.event.value.EventId;
import dev.crossdock.projection.store.ContentHash;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Scale;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class ActivityDocumentTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    @Property
    void what_the_index_gives_back_is_what_it_was_given(
            @ForAll @StringLength(min = 1, max = 256) @CharRange(from = '\u0001', to = '\uD7FF') String id,
            @ForAll String text,
            @ForAll @BigRange(min = "-999999999999999", max = "999999999999999") @Scale(4) BigDecimal amount) {
        ActivityDocument document = new ActivityDocument(row(id, text, amount));

        ActivityDocument read =
                ActivityDocument.of(JSON.readTree(document.json().toString()));

        assertThat(read.hash()).isEqualTo(document.hash());
        assertThat(read.id()).isEqualTo(document.id());
    }

    @Test
    void a_time_and_an_amount_are_the_same_however_they_are_written() {
        ActivityRow row = row("e-1", "it arrived broken", new BigDecimal("15.3000"));
        ActivityRow finer =
                at(row("e-1", "it arrived broken", new BigDecimal("15.3")), "2026-01-15T09:29:58.123456789Z");

        assertThat(new ActivityDocument(finer).hash()).isEqualTo(new ActivityDocument(row).hash());
    }

    @Test
    void one_changed_field_changes_the_hash() {
        ContentHash hash = new ActivityDocument(row("e-1", "it arrived broken", BigDecimal.ONE)).hash();

        assertThat(new ActivityDocument(row("e-1", "it arrived", BigDecimal.ONE)).hash())
                .isNotEqualTo(hash);
        assertThat(new ActivityDocument(row("e-1", "it arrived broken", BigDecimal.TEN)).hash())
                .isNotEqualTo(hash);
    }

    @Test
    void an_id_fits_into_the_index_however_long_source_and_id_are() {
        assertThat(new ActivityDocument(row("e".repeat(256), "", BigDecimal.ONE)).id())
                .hasSize(43);
        assertThat(ActivityDocument.id(new EventId("/a", "b")))
                .isNotEqualTo(ActivityDocument.id(new EventId("/", "ab")));
    }

    @Test
    void the_stored_parts_of_many_digests_add_up_to_their_sum() {
        List<ActivityDocument> documents = IntStream.range(0, 1_000)
                .mapToObj(i -> new ActivityDocument(row("e-" + i, "text", BigDecimal.valueOf(i))))
                .toList();

        ContentHash sum = documents.stream()
                .map(ActivityDocument::hash)
                .reduce(new ContentHash(0, BigInteger.ZERO), ContentHash::and);

        List<Double> parts = Stream.of("digest0", "digest1", "digest2")
                .map(part -> documents.stream()
                        .mapToDouble(document -> document.json().get(part).asDouble())
                        .sum())
                .toList();
        assertThat(ActivityDocument.sum(documents.size(), parts)).isEqualTo(sum);
    }

    @Test
    void what_is_no_activity_is_said_to_be_none() {
        JsonNode broken =
                ((ObjectNode) new ActivityDocument(row("e-1", "text", BigDecimal.ONE)).json()).put("at", "yesterday");

        assertThatThrownBy(() -> ActivityDocument.of(broken)).isInstanceOf(IllegalArgumentException.class);
    }

    private static ActivityRow at(ActivityRow row, String time) {
        return new ActivityRow(
                row.key,
                row.customerId,
                row.type,
                Instant.parse(time),
                row.amount,
                row.currency,
                row.category,
                row.text,
                row.orderId,
                row.topic,
                row.partition,
                row.offset,
                row.data);
    }

    private static ActivityRow row(String id, String text, BigDecimal amount) {
        return new ActivityRow(
                new EventId("/support-service", id),
                "c-1001",
                "support.interaction-recorded",
                Instant.parse("2026-01-15T09:29:58.123456Z"),
                amount,
                "GBP",
                "late delivery",
                text,
                null,
                "support-events",
                3,
                17,
                "{}");
    }
}
