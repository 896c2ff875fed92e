package dev.crossdock.review.web;

import dev.crossdock.review.cluster.Severity;
import dev.crossdock.review.live.StoredFinding;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A finding in the words of the console. */
public record ShownFinding(StoredFinding finding, List<Figure> evidence) {

    /** The worst first, then what is open longest. */
    static final Comparator<ShownFinding> URGENCY = Comparator.<ShownFinding, Severity>comparing(
                    shown -> shown.finding().severity())
            .thenComparing(shown -> shown.finding().openedAt())
            .thenComparing(shown -> shown.finding().id());

    /** One figure of the evidence. */
    public record Figure(String name, String value) {}

    static ShownFinding of(StoredFinding finding) {
        return new ShownFinding(
                finding,
                finding.evidence().entrySet().stream()
                        .map(figure -> new Figure(words(figure.getKey()), text(figure.getValue())))
                        .toList());
    }

    /** The summary as a sentence; the name of a topic or group stays as it is, even in front. */
    public String sentence() {
        String summary = finding.summary();
        if (summary.isEmpty()) {
            return finding.rule();
        }
        return List.of(finding.subject().split("/", -1)).contains(summary.split(" ", 2)[0])
                ? summary
                : summary.substring(0, 1).toUpperCase(Locale.ROOT) + summary.substring(1);
    }

    /** Whether it cannot wait. */
    public boolean isCritical() {
        return finding.severity() == Severity.CRITICAL;
    }

    /** The style that goes with the severity. */
    public String style() {
        return style(finding.severity());
    }

    static String style(Severity severity) {
        return switch (severity) {
            case CRITICAL -> "failed";
            case WARNING -> "paused";
            case INFO -> "rebuilding";
        };
    }

    /** "lagRecords" is "lag records" to people; "p99" stays. */
    private static String words(String name) {
        return name.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    }

    private static String text(@Nullable Object value) {
        if (value instanceof Collection<?> values) {
            return values.isEmpty()
                    ? "none"
                    : values.stream().map(ShownFinding::text).collect(Collectors.joining(", "));
        }
        if (value instanceof Map<?, ?> figures) {
            return figures.entrySet().stream()
                    .map(entry -> words(String.valueOf(entry.getKey())) + " " + text(entry.getValue()))
                    .collect(Collectors.joining(", "));
        }
        return String.valueOf(value);
    }
}
