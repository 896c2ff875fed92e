package dev.crossdock.work.worker;

import dev.crossdock.document.ContentMismatchException;
import dev.crossdock.document.Document;
import dev.crossdock.document.DocumentReader;
import dev.crossdock.document.DocumentReference;
import dev.crossdock.document.NewDocument;
import dev.crossdock.document.StoreUnavailableException;
import dev.crossdock.document.TooManyUploadsException;
import dev.crossdock.work.Assignment;
import dev.crossdock.work.PermanentFailureException;
import dev.crossdock.work.Task;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes the sizes of one image, a document each. Done again, it finds those that are there. */
@ApplicationScoped
public class ImageTask implements Task {

    @Inject
    @ConfigProperty(name = "crossdock.work.image.max-bytes", defaultValue = "33554432")
    int maxBytes;

    @Inject
    @ConfigProperty(name = "crossdock.work.image.max-pixels", defaultValue = "40000000")
    long maxPixels;

    @Inject
    DocumentReader reader;

    @Inject
    Results results;

    @Override
    public JsonNode perform(Assignment job)
            throws PermanentFailureException, StoreUnavailableException, TooManyUploadsException, IOException {
        JsonNode source = job.body().path("source");
        DocumentReference original = original(source);
        String name = job.body().path("name").asString(original.documentId());
        ObjectNode result = JsonMapper.shared().createObjectNode();
        ArrayNode variants = result.putArray("variants");
        for (Variant variant : new ImageVariants(maxPixels).of(content(original))) {
            Document stored = results.store(
                    job.id() + " " + original.sha256() + " " + variant.size(),
                    NewDocument.of(variant.mediaType())
                            .named(name + "-" + variant.size() + "." + variant.extension())
                            .about(job.customerId()),
                    variant.content());
            Results.describe(
                    stored,
                    variants.addObject()
                            .put("size", variant.size())
                            .put("width", variant.width())
                            .put("height", variant.height()));
        }
        return result;
    }

    private DocumentReference original(JsonNode source) throws PermanentFailureException {
        try {
            DocumentReference stored =
                    reader.reference(source.path("documentId").asString(""));
            String expected = source.path("sha256").asString(stored.sha256());
            if (!expected.equals(stored.sha256())) {
                throw new PermanentFailureException("document " + stored.documentId() + " has SHA-256 "
                        + stored.sha256() + ", the reference says " + expected + "; correct the reference");
            }
            return stored;
        } catch (ContentMismatchException e) {
            throw new PermanentFailureException(String.valueOf(e.getMessage()));
        }
    }

    private byte[] content(DocumentReference original) throws PermanentFailureException, StoreUnavailableException {
        try {
            return reader.readAll(original, maxBytes);
        } catch (ContentMismatchException e) {
            throw new PermanentFailureException(String.valueOf(e.getMessage()));
        }
    }
}
