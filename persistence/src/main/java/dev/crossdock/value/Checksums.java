package dev.crossdock.value;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** Checksums of content. */
public final class Checksums {

    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

    private Checksums() {}

    /** The SHA-256 in hexadecimal. */
    public static String sha256(byte[] content) {
        return hex(digest().digest(content));
    }

    /** Whether a text is a SHA-256 as it is written here: 64 lower-case hexadecimal digits. */
    public static boolean isSha256(String text) {
        return SHA_256.matcher(text).matches();
    }

    /** A digest that takes SHA-256 of what comes in parts. */
    public static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** A digest as it is written here. */
    public static String hex(byte[] digest) {
        return HexFormat.of().formatHex(digest);
    }
}
