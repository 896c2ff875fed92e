package dev.crossdock.bench;

import org.jspecify.annotations.Nullable;

/** Rows in the text format of PostgreSQL's COPY. */
final class CopyText {

    private CopyText() {}

    /** Appends one row. */
    static void row(StringBuilder text, @Nullable String... columns) {
        for (int i = 0; i < columns.length; i++) {
            if (i > 0) {
                text.append('\t');
            }
            value(text, columns[i]);
        }
        text.append('\n');
    }

    private static void value(StringBuilder text, @Nullable String value) {
        if (value == null) {
            text.append("\\N");
            return;
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '\\' -> text.append("\\\\");
                case '\t' -> text.append("\\t");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                default -> text.append(c);
            }
        }
    }
}
