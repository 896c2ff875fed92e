package dev.crossdock.document;

import java.util.regex.Pattern;

/**
 * Where content lies and what it must be.
 *
 * @param key its name in the bucket
 * @param sha256 its checksum, 64 lower-case hexadecimal digits
 */
public record ContentReference(String key, String sha256) {

    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

    public ContentReference {
        if (key.isBlank()) {
            throw new IllegalArgumentException("a reference needs a key");
        }
        if (!SHA_256.matcher(sha256).matches()) {
            throw new IllegalArgumentException("expected a SHA-256 in hexadecimal, got '" + sha256 + "'");
        }
    }
}
