package dev.crossdock.document;

import dev.crossdock.document.store.DocumentTable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/**
 * Reads documents for whoever got a reference, by an event or in a job. What is read is checked; content that is missing or
 * altered ends in {@link ContentMismatchException}, also in the middle of a stream: the record or job belongs to the dead
 * letters then, since no further attempt can cure it.
 */
@ApplicationScoped
public class DocumentReader {

    @Inject
    ContentStore store;

    @Inject
    DocumentTable table;

    @Inject
    DocumentTransactions transactions;

    /**
     * The reference of a document that somebody names by its id.
     *
     * @throws ContentMismatchException if there is none, or no longer
     */
    public DocumentReference reference(String id) throws ContentMismatchException {
        Document document = table.find(id)
                .map(Document::of)
                .orElseThrow(() -> new ContentMismatchException("there is no document " + id));
        if (!document.stored()) {
            throw new ContentMismatchException("document " + id + " is " + document.state());
        }
        return document.reference();
    }

    /**
     * All of a document.
     *
     * @param limit the most bytes to take
     * @throws ContentMismatchException if it is missing, larger, or not what the reference says
     * @throws StoreUnavailableException if the store does not answer
     */
    public byte[] readAll(DocumentReference reference, int limit)
            throws ContentMismatchException, StoreUnavailableException {
        if (reference.bytes() > limit) {
            throw new ContentMismatchException("document " + reference.documentId() + " has " + reference.bytes()
                    + " bytes, the limit is " + limit);
        }
        try (InputStream in = open(reference)) {
            return in.readAllBytes();
        } catch (ContentMismatchException e) {
            throw e;
        } catch (IOException e) {
            throw new StoreUnavailableException(
                    "the object store broke off giving " + reference.documentId() + ": " + e.getMessage(), e);
        }
    }

    /**
     * A document as a stream. Its last bytes come only if all of it is right; else reading them ends in
     * {@link ContentMismatchException}. To be closed; closed early, the rest is not fetched.
     *
     * @throws ContentMismatchException if it is missing
     * @throws StoreUnavailableException if the store does not answer
     */
    public InputStream open(DocumentReference reference) throws ContentMismatchException, StoreUnavailableException {
        return new VerifiedStream(
                content(reference, null), reference, how -> transactions.damaged(reference.documentId(), how));
    }

    /**
     * Some bytes of a document, which cannot be checked without the others.
     *
     * @throws ContentMismatchException if it is missing
     * @throws StoreUnavailableException if the store does not answer
     */
    public InputStream open(DocumentReference reference, ByteRange.Part range)
            throws ContentMismatchException, StoreUnavailableException {
        return content(reference, range);
    }

    private InputStream content(DocumentReference reference, ByteRange.@Nullable Part range)
            throws ContentMismatchException, StoreUnavailableException {
        String id = reference.documentId();
        var opened = store.open(id, range);
        if (opened.isEmpty()) {
            transactions.damaged(id, "it is not in the object store");
            throw new ContentMismatchException("the content of document " + id + " is not in the object store");
        }
        return new Aborting(opened.get());
    }

    /** Closing an S3 stream early would read the rest of it. */
    private static final class Aborting extends FilterInputStream {

        private final ResponseInputStream<GetObjectResponse> content;
        private boolean ended;

        Aborting(ResponseInputStream<GetObjectResponse> content) {
            super(content);
            this.content = content;
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            ended = one < 0;
            return one;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int count = super.read(buffer, offset, length);
            ended = count < 0;
            return count;
        }

        @Override
        public void close() throws IOException {
            if (!ended) {
                content.abort();
            }
            super.close();
        }
    }
}
