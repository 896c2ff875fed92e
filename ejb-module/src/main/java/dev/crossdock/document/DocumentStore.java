package dev.crossdock.document;

/** Keeps content by key. What is stored under a key twice is there once, the last. */
public interface DocumentStore {

    /**
     * Stores content.
     *
     * @throws StoreUnavailableException if the store does not answer
     */
    StoredContent put(String key, byte[] content, String mediaType) throws StoreUnavailableException;

    /**
     * Reads content and checks it against its reference.
     *
     * @param limit the most bytes to take; more are not read
     * @throws ContentMismatchException if it is missing, larger, or not what the reference says
     * @throws StoreUnavailableException if the store does not answer
     */
    byte[] get(ContentReference reference, int limit) throws ContentMismatchException, StoreUnavailableException;
}
