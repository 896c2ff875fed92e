package dev.crossdock.document.web;

import dev.crossdock.document.InvalidDocumentException;
import dev.crossdock.document.NewDocument;
import dev.crossdock.web.Parameters;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import org.jspecify.annotations.Nullable;

/** What a request says about the document that it brings, in headers or, where these are awkward, in the query. */
public class DocumentParameters {

    @HeaderParam(HttpHeaders.CONTENT_TYPE)
    @Nullable String mediaType;

    @HeaderParam("X-Document-Owner")
    @Nullable String ownerHeader;

    @QueryParam("owner")
    @Nullable String owner;

    @HeaderParam("X-Document-File-Name")
    @Nullable String fileNameHeader;

    @QueryParam("fileName")
    @Nullable String fileName;

    @HeaderParam("X-Document-Retention")
    @Nullable String retentionHeader;

    @QueryParam("retention")
    @Nullable String retention;

    @HeaderParam("Repr-Digest")
    @Nullable String reprDigest;

    @HeaderParam("Content-Digest")
    @Nullable String contentDigest;

    @HeaderParam("Digest")
    @Nullable String digest;

    /**
     * The document.
     *
     * @param length how many bytes will come; null if nobody said
     * @throws InvalidDocumentException if something of it cannot be used
     */
    NewDocument document(@Nullable Long length) {
        return new NewDocument(
                mediaType == null ? "application/octet-stream" : mediaType,
                either(fileNameHeader, fileName),
                either(ownerHeader, owner),
                Parameters.duration("retention", "400d", either(retentionHeader, retention)),
                length,
                DeclaredDigest.sha256(reprDigest, contentDigest, digest));
    }

    private static @Nullable String either(@Nullable String header, @Nullable String parameter) {
        return header == null ? parameter : header;
    }

    /**
     * A length that a header announces.
     *
     * @throws InvalidDocumentException if it is no number
     */
    static @Nullable Long length(String header, @Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            return Long.valueOf(text.strip());
        } catch (NumberFormatException e) {
            throw new InvalidDocumentException(header, "expected a number of bytes, got '" + text + "'.");
        }
    }
}
