package dev.crossdock.document;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which bytes of a document are asked for. */
public sealed interface ByteRange {

    /** All of them. */
    record Whole() implements ByteRange {}

    /**
     * Some of them.
     *
     * @param first the first, counted from 0
     * @param last the last, within the document
     */
    record Part(long first, long last) implements ByteRange {

        /** How many. */
        public long length() {
            return last - first + 1;
        }
    }

    /** None that there are. */
    record Unsatisfiable() implements ByteRange {}

    /**
     * Reads the value of a {@code Range} header as RFC 9110 wants it read: what is no single range of bytes counts as if
     * it was not there.
     *
     * @param size how many bytes the document has
     */
    static ByteRange of(@Nullable String header, long size) {
        Matcher range = header == null
                ? null
                : Pattern.compile("bytes=\\s*(\\d{0,18})-(\\d{0,18})\\s*").matcher(header);
        if (range == null || !range.matches()) {
            return new Whole();
        }
        String from = range.group(1);
        String to = range.group(2);
        if (from.isEmpty()) {
            return to.isEmpty() ? new Whole() : suffix(Long.parseLong(to), size);
        }
        long first = Long.parseLong(from);
        long last = to.isEmpty() ? Long.MAX_VALUE : Long.parseLong(to);
        if (last < first) {
            return new Whole();
        }
        return first >= size ? new Unsatisfiable() : new Part(first, Math.min(last, size - 1));
    }

    private static ByteRange suffix(long length, long size) {
        return length == 0 || size == 0 ? new Unsatisfiable() : new Part(Math.max(0, size - length), size - 1);
    }
}
