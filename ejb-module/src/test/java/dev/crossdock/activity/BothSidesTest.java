package dev.crossdock.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.crossdock.activity.Agreement.Difference;
import dev.crossdock.activity.Agreement.Kind;
import dev.crossdock.activity.store.ActivityDocument;
import dev.crossdock.activity.store.ActivityIndex.Found;
import dev.crossdock.activity.store.ActivityRow;
import dev.crossdock.event.value.EventId;
import java.math.BigDecimal;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class BothSidesTest {

    private final BothSides sides = new BothSides();

    @Test
    void the_same_on_both_sides_is_no_difference() {
        sides.inTable(document("e-1", "1.50"));
        sides.inIndex(found(document("e-1", "1.5000")));

        assertThat(sides.differences()).isEmpty();
    }

    @Test
    void what_differs_is_named_with_what_is_wrong() {
        sides.inTable(document("lost", "1"));
        sides.inIndex(found(document("extra", "1")));
        sides.inTable(document("changed", "1"));
        sides.inIndex(found(document("changed", "2")));
        sides.inIndex(new Found("foreign", null));

        assertThat(sides.differences())
                .extracting(Difference::kind, Difference::id)
                .containsExactlyInAnyOrder(
                        tuple(Kind.MISSING_IN_INDEX, "lost"),
                        tuple(Kind.MISSING_IN_TABLE, "extra"),
                        tuple(Kind.CONTENT_DIFFERS, "changed"),
                        tuple(Kind.NO_ACTIVITY, null));
    }

    @Test
    void one_difference_among_many_shows_in_its_bucket() {
        ContentBuckets table = new ContentBuckets();
        ContentBuckets index = new ContentBuckets();
        for (int i = 0; i < 1_000; i++) {
            ActivityDocument document = document("e-" + i, "1");
            table.add(document.id(), document.hash());
            index.add(document.id(), document("e-" + i, i == 500 ? "2" : "1").hash());
        }

        assertThat(table.differing(index))
                .containsExactly(ContentBuckets.bucketOf(document("e-500", "1").id()));
        assertThat(table.rows()).isEqualTo(1_000);
    }

    private static Found found(ActivityDocument document) {
        return new Found(document.id(), document);
    }

    private static ActivityDocument document(String id, String amount) {
        return new ActivityDocument(new ActivityRow(
                new EventId("/shop", id),
                "c-1",
                "order.placed",
                Instant.parse("2026-01-15T09:00:00Z"),
                new BigDecimal(amount),
                "GBP",
                null,
                null,
                null,
                "order-events",
                0,
                1,
                "{}"));
    }
}
