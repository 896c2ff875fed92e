package dev.crossdock.document;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** Keeps content in a bucket of the object store. */
@ApplicationScoped
public class S3DocumentStore implements DocumentStore {

    @Inject
    ObjectStore store;

    @Inject
    @ConfigProperty(name = "crossdock.work.bucket", defaultValue = "crossdock-work")
    String bucket;

    @Override
    public StoredContent put(String key, byte[] content, String mediaType) throws StoreUnavailableException {
        try {
            store.client()
                    .putObject(
                            request -> request.bucket(bucket).key(key).contentType(mediaType),
                            RequestBody.fromBytes(content));
            return new StoredContent(new ContentReference(key, Checksums.sha256(content)), mediaType, content.length);
        } catch (SdkException e) {
            throw new StoreUnavailableException("the object store did not take " + key + ": " + e.getMessage(), e);
        }
    }

    @Override
    public byte[] get(ContentReference reference, int limit)
            throws ContentMismatchException, StoreUnavailableException {
        byte[] content = read(reference.key(), limit);
        String actual = Checksums.sha256(content);
        if (!actual.equals(reference.sha256())) {
            throw new ContentMismatchException("the content of " + reference.key() + " has SHA-256 " + actual
                    + ", the reference says " + reference.sha256() + "; it was altered or the reference is wrong");
        }
        return content;
    }

    private byte[] read(String key, int limit) throws ContentMismatchException, StoreUnavailableException {
        try (ResponseInputStream<GetObjectResponse> stream =
                store.client().getObject(request -> request.bucket(bucket).key(key))) {
            if (stream.response().contentLength() > limit) {
                stream.abort();
                throw new ContentMismatchException("the content of " + key + " has "
                        + stream.response().contentLength() + " bytes, the limit is " + limit);
            }
            return stream.readNBytes(limit);
        } catch (NoSuchKeyException e) {
            throw new ContentMismatchException("there is no content " + key + " in the object store");
        } catch (SdkException | IOException e) {
            throw new StoreUnavailableException("the object store did not give " + key + ": " + e.getMessage(), e);
        }
    }
}
