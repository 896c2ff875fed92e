package dev.crossdock.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crossdock.contract.Contracts;
import dev.crossdock.contract.WorkloadContract;
import dev.crossdock.event.EventCatalog;
import dev.crossdock.event.EventValidator;
import dev.crossdock.outbox.NewEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class DocumentEventsTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00.123456Z");

    private final List<WorkloadContract> contracts = new Contracts().ofThisApplication();
    private final EventValidator validator = new EventValidator(new EventCatalog(contracts));
    private final DocumentBucket bucket = new DocumentBucket(contracts.stream()
            .filter(contract -> contract.workload().equals("documents"))
            .findFirst()
            .orElseThrow());

    @Test
    void what_is_told_is_as_the_schemas_want_it() {
        Document document = new Document(
                "d-1", "stored", "text/plain", "a.txt", "c-1", 3L, "0".repeat(64), NOW, NOW, null, null, null);
        NewEvent stored = DocumentEvents.stored(document, bucket.name());

        assertThat(validator.check(stored.json())).isEmpty();
        assertThat(validator.check(DocumentEvents.removed("d-1", RemovalReason.EXPIRED.word(), NOW)
                        .json()))
                .isEmpty();
        assertThat(DocumentReference.of(stored.data())).isEqualTo(document.reference());
    }

    @Test
    void a_document_outlasts_the_replay_of_the_events_that_refer_to_it() {
        assertThat(bucket.retention(null)).isEqualTo(Duration.ofDays(90));
        assertThat(bucket.retention(Duration.ofDays(3_650))).isEqualTo(Duration.ofDays(3_650));

        assertThatThrownBy(() -> bucket.retention(Duration.ofDays(30)))
                .isInstanceOf(InvalidDocumentException.class)
                .hasMessageContaining("37d");
    }
}
