package dev.crossdock.work.worker;

import dev.crossdock.document.ContentRefusedException;
import dev.crossdock.document.Document;
import dev.crossdock.document.Documents;
import dev.crossdock.document.NewDocument;
import dev.crossdock.document.StoreUnavailableException;
import dev.crossdock.document.TooManyUploadsException;
import dev.crossdock.work.PermanentFailureException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/**
 * Leaves what workers make as documents. The id is made of what the document is made of, so that the same work done again
 * finds what it left the first time.
 */
@ApplicationScoped
public class Results {

    private static final String WORKER = "worker";

    @Inject
    Documents documents;

    /**
     * Stores a document.
     *
     * @param origin what it is made of, in whatever words; the same for the same result
     * @throws PermanentFailureException if it is about somebody who was erased
     */
    Document store(String origin, NewDocument document, byte[] content)
            throws PermanentFailureException, StoreUnavailableException, TooManyUploadsException, IOException {
        String id =
                UUID.nameUUIDFromBytes(origin.getBytes(StandardCharsets.UTF_8)).toString();
        try {
            return documents.storeAs(id, WORKER, document, new ByteArrayInputStream(content));
        } catch (ContentRefusedException e) {
            throw new PermanentFailureException(String.valueOf(e.getMessage()));
        }
    }

    /** Adds the reference that travels instead of the content. */
    static ObjectNode describe(Document document, ObjectNode result) {
        return result.put("documentId", document.id())
                .put("sha256", document.sha256())
                .put("mediaType", document.mediaType())
                .put("bytes", document.bytes());
    }
}
