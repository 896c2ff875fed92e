package dev.crossdock.document.web;

import dev.crossdock.document.InvalidDocumentException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The SHA-256 that a sender announces: {@code Repr-Digest} or {@code Content-Digest} of RFC 9530, or {@code Digest} of the RFC
 * before it. Digests by other algorithms are left out of account.
 */
final class DeclaredDigest {

    private static final String ALGORITHM = "sha-256=";
    private static final int BYTES = 32;

    private DeclaredDigest() {}

    /**
     * In hexadecimal.
     *
     * @param headers the values of the headers, the one that counts most first
     * @return null if none is announced
     * @throws InvalidDocumentException if it cannot be read
     */
    static @Nullable String sha256(@Nullable String... headers) {
        for (String header : headers) {
            for (String entry : header == null ? new String[0] : header.split(",")) {
                String digest = entry.strip();
                if (digest.toLowerCase(Locale.ROOT).startsWith(ALGORITHM)) {
                    return hex(digest.substring(ALGORITHM.length()));
                }
            }
        }
        return null;
    }

    private static String hex(String value) {
        String base64 = value.length() > 1 && value.startsWith(":") && value.endsWith(":")
                ? value.substring(1, value.length() - 1)
                : value;
        try {
            byte[] digest = Base64.getDecoder().decode(base64);
            if (digest.length == BYTES) {
                return HexFormat.of().formatHex(digest);
            }
        } catch (IllegalArgumentException notBase64) {
            // Answered below, together with digests that are too long or too short.
        }
        throw new InvalidDocumentException(
                "Repr-Digest", "expected sha-256=:…: with 32 bytes in Base64 between the colons, got '" + value + "'.");
    }
}
