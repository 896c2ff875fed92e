package dev.crossdock.document;

import dev.crossdock.document.DocumentStored.Storage;
import dev.crossdock.outbox.NewEvent;
import dev.crossdock.value.CustomerId;
import dev.crossdock.value.Moment;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/** What is told about documents, in the words of the event schemas. */
final class DocumentEvents {

    private static final String SOURCE = "/documents";

    private DocumentEvents() {}

    static NewEvent stored(Document document, String bucket) {
        Instant storedAt = Objects.requireNonNull(document.storedAt());
        DocumentStored stored = new DocumentStored(
                document.id(),
                new Storage(bucket, document.id()),
                document.mediaType(),
                Objects.requireNonNull(document.bytes()),
                Objects.requireNonNull(document.sha256()),
                document.customerId() == null ? null : new CustomerId(document.customerId()),
                document.fileName(),
                moment(document.retainUntil()),
                moment(storedAt));
        return new NewEvent(
                "document.stored", SOURCE, document.id() + "-stored", storedAt, DocumentEvent.CODEC.write(stored));
    }

    static NewEvent removed(String id, String reason, Instant at) {
        DocumentRemoved removed = new DocumentRemoved(id, reason, moment(at));
        return new NewEvent("document.removed", SOURCE, id + "-removed", at, DocumentEvent.CODEC.write(removed));
    }

    private static Moment moment(Instant time) {
        return new Moment(time.truncatedTo(ChronoUnit.MILLIS));
    }
}
