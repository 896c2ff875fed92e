package dev.crossdock.stack.service;

import java.util.stream.Collectors;

/** Text as a configuration file has to hold it, so that the server reads what was meant. */
final class Escape {

    private Escape() {}

    /** For a file of Java properties, which servers read as Latin-1. */
    static String property(String value) {
        return value.chars()
                .mapToObj(letter ->
                        letter == '\\' || letter > '~' ? "\\u%04X".formatted(letter) : Character.toString(letter))
                .collect(Collectors.joining());
    }

    /** For what stands between double quotes in YAML. */
    static String quoted(String value) {
        return value.replace("\\", "\\\\").replace("\"", "\\\"");
    }
}
