package dev.crossdock.document;

import dev.crossdock.document.ContentRefusedException.Reason;
import dev.crossdock.value.Checksums;
import dev.crossdock.value.Identifier;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a document before its content comes.
 *
 * @param mediaType such as {@code image/png}
 * @param fileName what its sender calls it
 * @param customerId whom it is about
 * @param retention how long it is kept; as long as the bucket's contract says if null
 * @param expectedBytes how many bytes will come, if its sender said
 * @param expectedSha256 what they will be, if its sender said
 */
public record NewDocument(
        String mediaType,
        @Nullable String fileName,
        @Nullable String customerId,
        @Nullable Duration retention,
        @Nullable Long expectedBytes,
        @Nullable String expectedSha256) {

    private static final Pattern MEDIA_TYPE = Pattern.compile("[\\w!#$&^.+-]+/[\\w!#$&^.+-]+(;[ -~]*)?");
    private static final int MAX_MEDIA_TYPE_LENGTH = 255;
    private static final int MAX_NAME_LENGTH = 255;

    /**
     * Refuses what cannot be used.
     *
     * @throws InvalidDocumentException if something is too long or not of its form
     */
    public NewDocument {
        if (mediaType.length() > MAX_MEDIA_TYPE_LENGTH
                || !MEDIA_TYPE.matcher(mediaType).matches()) {
            throw new InvalidDocumentException(
                    "Content-Type", "expected a media type such as application/pdf, got '" + mediaType + "'.");
        }
        check("fileName", fileName, MAX_NAME_LENGTH);
        check("owner", customerId, Identifier.MAX_LENGTH);
        if (expectedBytes != null && expectedBytes < 1) {
            throw new InvalidDocumentException("length", "expected at least 1 byte, got " + expectedBytes + ".");
        }
        if (expectedSha256 != null && !Checksums.isSha256(expectedSha256)) {
            throw new InvalidDocumentException("digest", "expected a SHA-256, got '" + expectedSha256 + "'.");
        }
    }

    /** A document of which nothing but its media type is known. */
    public static NewDocument of(String mediaType) {
        return new NewDocument(mediaType, null, null, null, null, null);
    }

    /** The same about a customer; about nobody for null. */
    public NewDocument about(@Nullable String customer) {
        return new NewDocument(mediaType, fileName, customer, retention, expectedBytes, expectedSha256);
    }

    /** The same under a name. */
    public NewDocument named(String name) {
        return new NewDocument(mediaType, name, customerId, retention, expectedBytes, expectedSha256);
    }

    /** Refuses content that is not what was announced. */
    void check(Received received) throws ContentRefusedException {
        if (received.bytes() == 0) {
            throw new ContentRefusedException(Reason.EMPTY, "A document has at least one byte; none came.");
        }
        if (expectedBytes != null && expectedBytes != received.bytes()) {
            throw new ContentRefusedException(
                    Reason.WRONG_LENGTH,
                    "Announced were " + expectedBytes + " bytes, " + received.bytes() + " came; send all of it again.");
        }
        if (expectedSha256 != null && !expectedSha256.equals(received.sha256())) {
            throw new ContentRefusedException(
                    Reason.WRONG_CHECKSUM,
                    "Announced was SHA-256 " + expectedSha256 + ", what came has " + received.sha256()
                            + "; it was altered on its way or the announcement is wrong.");
        }
    }

    private static void check(String field, @Nullable String text, int maxLength) {
        if (text != null
                && (text.isBlank()
                        || text.codePointCount(0, text.length()) > maxLength
                        || text.chars().anyMatch(c -> c < ' '))) {
            throw new InvalidDocumentException(
                    field, "expected 1 to " + maxLength + " characters without control characters.");
        }
    }
}
