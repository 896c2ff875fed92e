package dev.crossdock.review.live;

import dev.crossdock.document.Document;
import dev.crossdock.document.DocumentBucket;
import dev.crossdock.document.Documents;
import dev.crossdock.review.cluster.Finding;
import dev.crossdock.review.cluster.Severity;
import dev.crossdock.review.store.SeenFinding;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** Tells of documents whose content is known to be missing or altered: by a sweep, or because somebody read them. */
@ApplicationScoped
class ContentLook {

    static final String DAMAGED = "content-damaged";

    private static final int MAX_EXAMPLES = 5;

    @Inject
    Documents documents;

    @Inject
    DocumentBucket bucket;

    /** What is wrong with stored content. */
    List<SeenFinding> look() {
        long damaged = documents.damaged();
        return damaged == 0
                ? List.of()
                : List.of(LiveCheck.seen(null, finding(bucket.name(), damaged, documents.damaged(MAX_EXAMPLES))));
    }

    static Finding finding(String bucket, long damaged, List<Document> examples) {
        return Finding.of(DAMAGED, Severity.CRITICAL, bucket)
                .in(DocumentBucket.WORKLOAD)
                .saying((damaged == 1 ? "the content of 1 document" : "the content of " + damaged + " documents")
                        + " is missing or altered; it is not given out")
                .with("documents", damaged)
                .with(
                        "examples",
                        examples.stream()
                                .map(document -> document.id() + ": " + document.damage())
                                .toList())
                .advise("Restore the content and read each document once, which checks it, or remove the documents"
                        + " (DELETE /api/documents/{id}).");
    }
}
