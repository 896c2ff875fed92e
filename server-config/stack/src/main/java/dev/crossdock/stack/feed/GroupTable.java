package dev.crossdock.stack.feed;

import java.io.PrintStream;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** Consumer groups as a table for a person to read. */
public final class GroupTable {

    private static final String ROW = "  %-20s %-20s %-12s %8s %10s %10s %13s%n";

    private GroupTable() {}

    /** Prints a line for each group of the answer of {@code /api/consumer-groups}. */
    public static void print(JsonNode groups, PrintStream out) {
        out.printf(ROW, "group", "kind", "state", "lag", "applied", "skipped", "dead letters");
        for (JsonNode group : groups) {
            out.printf(
                    ROW,
                    group.path("name").asString("?"),
                    group.path("kind").asString("?").toLowerCase(Locale.ROOT).replace('_', ' '),
                    group.path("state").asString("?"),
                    number(group, "lag"),
                    number(group, "applied"),
                    number(group, "skipped"),
                    number(group, "deadLettered"));
        }
    }

    private static String number(JsonNode group, String field) {
        return group.path(field).asLong(-1) >= 0
                ? String.format(Locale.ROOT, "%,d", group.get(field).longValue())
                : "?";
    }
}
