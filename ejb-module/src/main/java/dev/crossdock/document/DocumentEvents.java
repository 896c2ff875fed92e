package dev.crossdock.document;

import dev.crossdock.document.store.DocumentOutbox.Pending;
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
        ObjectNode data = JSON.createObjectNode().put("documentId", document.id());
        data.putObject("storage").put("bucket", bucket).put("key", document.id());
        data.put("mediaType", document.mediaType())
                .put("bytes", Objects.requireNonNull(document.bytes()))
                .put("sha256", Objects.requireNonNull(document.sha256()))
                .put("retainUntil", text(document.retainUntil()))
                .put("storedAt", text(Objects.requireNonNull(document.storedAt())));
        if (document.customerId() != null) {
            data.put("customerId", document.customerId());
        }
        if (document.fileName() != null) {
            data.put("fileName", document.fileName());
        }
        return data;
    }

    static ObjectNode removed(String id, String reason, Instant at) {
        return JSON.createObjectNode()
                .put("documentId", id)
                .put("reason", reason)
                .put("removedAt", text(at));
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

    private static String text(Instant moment) {
        return moment.truncatedTo(ChronoUnit.MILLIS).toString();
    }
}
