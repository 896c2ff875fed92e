package dev.crossdock.stack.audit;

/**
 * The number and the hash of an entry that was read earlier and kept outside the database.
 *
 * @param hash in hexadecimal digits
 */
public record Seal(long seq, String hash) {

    /**
     * Reads {@code SEQ:HASH}.
     *
     * @throws IllegalArgumentException if it is something else
     */
    public static Seal parse(String text) {
        if (!text.matches("\\d{1,18}:[0-9a-f]{64}")) {
            throw new IllegalArgumentException("expected SEQ:HASH as 'audit verify' printed it, for example 12:"
                    + "0a".repeat(32) + ", got '" + text + "'");
        }
        int colon = text.indexOf(':');
        return new Seal(Long.parseLong(text.substring(0, colon)), text.substring(colon + 1));
    }

    @Override
    public String toString() {
        return seq + ":" + hash;
    }
}
