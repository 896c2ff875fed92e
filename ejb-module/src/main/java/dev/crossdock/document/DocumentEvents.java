package dev.crossdock.document;

import dev.crossdock.document.DocumentStored.Storage;
import dev.crossdock.document.store.DocumentOutbox.Pending;
import dev.crossdock.value.CustomerId;
import dev.crossdock.value.Moment;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What is told about documents, in the words of the event schemas. */
final class DocumentEvents {

    static final String STORED = "document.stored";
    static final String REMOVED = "document.removed";

    private static final JsonMapper JSON = JsonMapper.shared();

    private DocumentEvents() {}

    static ObjectNode stored(Document document, String bucket) {
        return DocumentEvent.CODEC.write(new DocumentStored(
                document.id(),
                new Storage(bucket, document.id()),
                document.mediaType(),
                Objects.requireNonNull(document.bytes()),
                Objects.requireNonNull(document.sha256()),
                document.customerId() == null ? null : new CustomerId(document.customerId()),
                document.fileName(),
                moment(document.retainUntil()),
                moment(Objects.requireNonNull(document.storedAt()))));
    }

    static ObjectNode removed(String id, String reason, Instant at) {
        return DocumentEvent.CODEC.write(new DocumentRemoved(id, reason, moment(at)));
    }

    /** The event as it is published; its id is the same each time, so that a repetition is known as one. */
    static ObjectNode cloudEvent(Pending pending) {
        JsonNode data = JSON.readTree(pending.data());
        boolean stored = pending.type().equals(STORED);
        ObjectNode event = JSON.createObjectNode()
                .put("specversion", "1.0")
                .put("id", data.path("documentId").asString("") + (stored ? "-stored" : "-removed"))
                .put("source", "/documents")
                .put("type", pending.type())
                .put("time", data.path(stored ? "storedAt" : "removedAt").asString(""))
                .put("datacontenttype", "application/json");
        event.set("data", data);
        return event;
    }

    private static Moment moment(Instant time) {
        return new Moment(time.truncatedTo(ChronoUnit.MILLIS));
    }
}
