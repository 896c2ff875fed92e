package dev.crossdock.stack.review.docs;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Builds a flowchart: nodes in groups, and arrows between them, each once. */
final class Mermaid {

    private final Map<String, Set<String>> groups = new LinkedHashMap<>();
    private final Set<String> arrows = new LinkedHashSet<>();

    /** The forms of nodes. */
    enum Form {
        /** Those who write, and processes. */
        BOX("[", "]"),
        /** Where data lies. */
        STORE("[(", ")]"),
        /** Those who read. */
        ROUND("([", "])");

        private final String opening;
        private final String closing;

        Form(String opening, String closing) {
            this.opening = opening;
            this.closing = closing;
        }
    }

    /** Adds a node unless it is there, with those details that there are, and answers how arrows name it. */
    String node(String group, Form form, String name, @Nullable String... details) {
        String id = (group + "_" + name).replaceAll("[^A-Za-z0-9]+", "_");
        String label = Stream.concat(Stream.of(name), Stream.of(details))
                .filter(line -> line != null && !line.isEmpty())
                .map(Mermaid::escaped)
                .collect(Collectors.joining("<br/>"));
        groups.computeIfAbsent(group, absent -> new LinkedHashSet<>())
                .add(id + form.opening + '"' + label + '"' + form.closing);
        return id;
    }

    void arrow(String from, String to) {
        arrows.add(from + " --> " + to);
    }

    /** Where things go that did not go well. */
    void dottedArrow(String from, String to) {
        arrows.add(from + " -.-> " + to);
    }

    /** The chart as a block of Markdown. */
    String block() {
        StringBuilder text = new StringBuilder("```mermaid\nflowchart LR\n");
        groups.forEach((group, nodes) -> {
            String id = "group_" + group.replaceAll("[^A-Za-z0-9]+", "_");
            text.append("    subgraph ")
                    .append(id)
                    .append("[\"")
                    .append(escaped(group))
                    .append("\"]\n");
            nodes.forEach(node -> text.append("        ").append(node).append('\n'));
            text.append("    end\n");
        });
        arrows.forEach(arrow -> text.append("    ").append(arrow).append('\n'));
        return text.append("```").toString();
    }

    /** Quotation marks and brackets would end the label. */
    private static String escaped(String label) {
        return label.replace("&", "#amp;")
                .replace("\"", "#quot;")
                .replace("<", "#lt;")
                .replace(">", "#gt;")
                .replace("`", "#96;");
    }
}
