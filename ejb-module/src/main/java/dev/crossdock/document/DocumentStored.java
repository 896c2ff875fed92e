package dev.crossdock.document;

import dev.crossdock.value.CustomerId;
import dev.crossdock.value.Moment;
import org.jspecify.annotations.Nullable;

/**
 * Content lies in the object store.
 *
 * @param sha256 its checksum, 64 lower-case hexadecimal digits
 * @param customerId whom it is about, if it is about one
 * @param retainUntil it is removed after this
 */
public record DocumentStored(
        String documentId,
        Storage storage,
        String mediaType,
        long bytes,
        String sha256,
        @Nullable CustomerId customerId,
        @Nullable String fileName,
        Moment retainUntil,
        Moment storedAt)
        implements DocumentEvent {

    /** Where it lies. */
    public record Storage(String bucket, String key) {}
}
