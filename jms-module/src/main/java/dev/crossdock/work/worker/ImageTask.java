package dev.crossdock.work.worker;

import dev.crossdock.document.ContentMismatchException;
import dev.crossdock.document.ContentReference;
import dev.crossdock.document.DocumentStore;
import dev.crossdock.document.StoreUnavailableException;
import dev.crossdock.document.StoredContent;
import dev.crossdock.work.Assignment;
import dev.crossdock.work.PermanentFailureException;
import dev.crossdock.work.Task;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes the sizes of one image in the object store. Done again, it stores the same under the same keys. */
@ApplicationScoped
public class ImageTask implements Task {

    @Inject
    @ConfigProperty(name = "crossdock.work.image.max-bytes", defaultValue = "33554432")
    int mostBytes;

    @Inject
    @ConfigProperty(name = "crossdock.work.image.max-pixels", defaultValue = "40000000")
    long mostPixels;

    @Inject
    DocumentStore store;

    @Override
    public JsonNode perform(Assignment job) throws PermanentFailureException, StoreUnavailableException {
        JsonNode source = job.body().path("source");
        String key = source.path("key").asString("");
        byte[] content = read(new ContentReference(key, source.path("sha256").asString("")));
        String name = job.body().path("name").asString(key.substring(key.lastIndexOf('/') + 1));
        ObjectNode result = JsonMapper.shared().createObjectNode();
        ArrayNode variants = result.putArray("variants");
        for (Variant variant : new ImageVariants(mostPixels).of(content)) {
            StoredContent stored = store.put(
                    "images/" + job.id() + "/" + name + "-" + variant.size() + "." + variant.extension(),
                    variant.content(),
                    variant.mediaType());
            variants.addObject()
                    .put("size", variant.size())
                    .put("width", variant.width())
                    .put("height", variant.height())
                    .put("key", stored.reference().key())
                    .put("sha256", stored.reference().sha256())
                    .put("mediaType", stored.mediaType())
                    .put("bytes", stored.bytes());
        }
        return result;
    }

    private byte[] read(ContentReference reference) throws PermanentFailureException, StoreUnavailableException {
        try {
            return store.get(reference, mostBytes);
        } catch (ContentMismatchException e) {
            throw new PermanentFailureException(String.valueOf(e.getMessage()));
        }
    }
}
