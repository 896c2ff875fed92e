package dev.crossdock.value;

/** What every id is held to, as the event schemas say it: 1 to 64 characters, none of them NUL. */
public final class Identifier {

    /** No id has more characters; they stand in keys and indexes, which hold none of any length. */
    public static final int MAX_LENGTH = 64;

    /** What a text that is no id is answered with. */
    public static final String EXPECTED = "is longer than " + MAX_LENGTH + " characters or holds NUL";

    private Identifier() {}

    /** Whether a text can be an id. */
    public static boolean isValid(String text) {
        return isValid(text, MAX_LENGTH);
    }

    /** Whether a text can name something in an index, with so many characters at most. */
    public static boolean isValid(String text, int max) {
        // A character beyond the basic plane counts once, as it does in JSON Schema.
        return !text.isEmpty()
                && (text.length() <= max || text.codePointCount(0, text.length()) <= max)
                && text.indexOf('\0') < 0;
    }

    /**
     * The text itself.
     *
     * @throws IllegalArgumentException if it cannot be an id
     */
    public static String check(String text) {
        if (text.isEmpty()) {
            throw new IllegalArgumentException("is missing");
        }
        if (!isValid(text)) {
            throw new IllegalArgumentException(EXPECTED);
        }
        return text;
    }
}
