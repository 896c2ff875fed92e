package dev.crossdock.document;

import dev.crossdock.outbox.NewEvent;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What is told about documents, in the words of the event schemas. */
final class DocumentEvents {

    private static final String SOURCE = "/documents";
    private static final JsonMapper JSON = JsonMapper.shared();

    private DocumentEvents() {}

    static NewEvent stored(Document document, String bucket) {
        Instant storedAt = Objects.requireNonNull(document.storedAt());
        ObjectNode data = JSON.createObjectNode().put("documentId", document.id());
        data.putObject("storage").put("bucket", bucket).put("key", document.id());
        data.put("mediaType", document.mediaType())
                .put("bytes", Objects.requireNonNull(document.bytes()))
                .put("sha256", Objects.requireNonNull(document.sha256()))
                .put("retainUntil", text(document.retainUntil()))
                .put("storedAt", text(storedAt));
        if (document.customerId() != null) {
            data.put("customerId", document.customerId());
        }
        if (document.fileName() != null) {
            data.put("fileName", document.fileName());
        }
        return new NewEvent("document.stored", SOURCE, document.id() + "-stored", storedAt, data);
    }

    static NewEvent removed(String id, String reason, Instant at) {
        ObjectNode data = JSON.createObjectNode()
                .put("documentId", id)
                .put("reason", reason)
                .put("removedAt", text(at));
        return new NewEvent("document.removed", SOURCE, id + "-removed", at, data);
    }

    private static String text(Instant moment) {
        return moment.truncatedTo(ChronoUnit.MILLIS).toString();
    }
}
