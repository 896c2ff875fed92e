package dev.crossdock.document;

import dev.crossdock.event.EventCodec;
import java.util.Map;

/** What happens to content. */
public sealed interface DocumentEvent permits DocumentStored, DocumentRemoved {

    /** Reads and writes them. */
    EventCodec<DocumentEvent> CODEC = new EventCodec<>(
            "document-events",
            Map.of("document.stored", DocumentStored.class, "document.removed", DocumentRemoved.class));

    /** The document, and so the Kafka key. */
    String documentId();
}
