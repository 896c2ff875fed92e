package dev.crossdock.review.live;

import static dev.crossdock.review.live.LiveRules.LIVE;

import dev.crossdock.document.Document;
import dev.crossdock.document.DocumentBucket;
import dev.crossdock.document.Documents;
import dev.crossdock.review.cluster.Finding;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** Tells of documents whose content is known to be missing or altered: by a sweep, or because somebody read them. */
@ApplicationScoped
class ContentLook {

    private static final int MAX_EXAMPLES = 5;

    @Inject
    Documents documents;

    @Inject
    DocumentBucket bucket;

    /** What is wrong with stored content. */
    List<Finding> look() {
        long damaged = documents.damaged();
        return damaged == 0 ? List.of() : List.of(finding(bucket.name(), damaged, documents.damaged(MAX_EXAMPLES)));
    }

    static Finding finding(String bucket, long damaged, List<Document> examples) {
        return Finding.about(bucket)
                .in(DocumentBucket.WORKLOAD)
                .saying("which", damaged == 1 ? "1 document" : damaged + " documents")
                .with("documents", damaged)
                .with(
                        "examples",
                        examples.stream()
                                .map(document -> document.id() + ": " + document.damage())
                                .toList())
                .by(LIVE.rule("content-damaged"));
    }
}
