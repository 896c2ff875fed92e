package dev.crossdock.stack.feed;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits one line of CSV, forgiving: a quote only opens at the start of a field and only closes before a comma or the
 * end; any other quote is text, so that {@code 7" SINGLE} written either way is read.
 *
 * @param open whether a quoted field did not close on this line
 */
record CsvLine(List<String> fields, boolean open) {

    static CsvLine parse(String line) {
        List<String> fields = new ArrayList<>();
        int at = 0;
        boolean open = false;
        while (true) {
            StringBuilder field = new StringBuilder();
            if (at < line.length() && line.charAt(at) == '"') {
                int end = closing(line, at + 1, field);
                open = end < 0;
                at = open ? line.length() : end;
            } else {
                int comma = line.indexOf(',', at);
                int end = comma < 0 ? line.length() : comma;
                field.append(line, at, end);
                at = end;
            }
            fields.add(field.toString());
            if (at >= line.length()) {
                return new CsvLine(fields, open);
            }
            at++;
            if (at == line.length()) {
                fields.add("");
                return new CsvLine(fields, false);
            }
        }
    }

    /** Where the field that began before {@code from} ends, behind its closing quote; -1 if it does not. */
    private static int closing(String line, int from, StringBuilder field) {
        for (int at = from; at < line.length(); at++) {
            char c = line.charAt(at);
            if (c == '"') {
                boolean last = at + 1 == line.length();
                if (last || line.charAt(at + 1) == ',') {
                    return at + 1;
                }
                if (line.charAt(at + 1) == '"') {
                    at++;
                }
            }
            field.append(c);
        }
        return -1;
    }
}
