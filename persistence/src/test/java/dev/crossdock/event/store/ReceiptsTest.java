package dev.crossdock.event.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossdock.event.value.EventId;
import dev.crossdock.persistence.store.RealDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReceiptsTest {

    private static final EventId FIRST = new EventId("/receipts", "1");

    @Test
    void the_first_receipt_of_an_event_counts() {
        Receipts receipts = new Receipts();
        receipts.database = RealDatabase.database();
        Receipt first = new Receipt(FIRST, "order-events", 2, 30, -4);

        receipts.record(List.of(first, new Receipt(new EventId("/receipts", "2"), "order-events", 0, 1, 2)));
        receipts.record(List.of(new Receipt(FIRST, "order-events", 2, 31, 5)));

        assertThat(receipts.find(List.of(FIRST, new EventId("/receipts", "3")))).isEqualTo(Map.of(FIRST, first));
        assertThat(receipts.prune(Duration.ofDays(7))).isZero();
    }
}
