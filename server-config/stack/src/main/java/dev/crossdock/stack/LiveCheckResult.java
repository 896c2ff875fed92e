package dev.crossdock.stack;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What the running stack finds about itself.
 *
 * @param findings the open findings, the worst first
 * @param lastCheck how the last check went
 */
record LiveCheckResult(List<JsonNode> findings, JsonNode lastCheck) {

    private static final List<String> SEVERITIES = List.of("critical", "warning", "info");

    /**
     * Lets the stack check itself and reads the result.
     *
     * @throws dev.crossdock.stack.settings.StackException if it does not run
     */
    static LiveCheckResult of(Api api) throws InterruptedException {
        api.send("POST", "/api/reviews/live/run");
        List<JsonNode> findings = new ArrayList<>();
        String after = "";
        JsonNode page;
        do {
            page = api.send("GET", "/api/reviews/live?state=open&limit=500" + after);
            page.path("items").forEach(findings::add);
            after = "&after=" + page.path("next").asString("");
        } while (page.path("next").isString());
        findings.sort(Comparator.comparing(
                finding -> SEVERITIES.indexOf(finding.path("severity").asString(""))));
        return new LiveCheckResult(findings, page.path("lastCheck"));
    }

    /** Whether somebody has to do something. */
    boolean isTrouble() {
        return findings.stream()
                .anyMatch(finding -> !finding.path("severity").asString("").equals("info"));
    }

    /** For people. */
    String text() {
        if (findings.isEmpty()) {
            return "What runs is as it was declared.\n";
        }
        StringBuilder text = new StringBuilder();
        findings.forEach(finding -> text.append(of(finding, since(finding))));
        return text.append(String.format(Locale.ROOT, "%n%d findings%n", findings.size()))
                .toString();
    }

    private static String since(JsonNode finding) {
        int times = finding.path("occurrences").asInt(1);
        return "since " + finding.path("openedAt").asString("")
                + (times > 1
                        ? ", for the " + times + ". time since "
                                + finding.path("firstSeen").asString("")
                        : "");
    }

    /** One finding, of the live check or of a scan. */
    static String of(JsonNode finding, @Nullable String since) {
        StringBuilder text = new StringBuilder(String.format(
                "%-8s  %s%n",
                finding.path("severity").asString(""), finding.path("summary").asString("")));
        StringBuilder evidence = new StringBuilder();
        for (Map.Entry<String, JsonNode> figure : finding.path("evidence").properties()) {
            JsonNode value = figure.getValue();
            evidence.append(evidence.isEmpty() ? "" : ", ")
                    .append(figure.getKey())
                    .append(' ')
                    .append(value.isValueNode() ? value.asString() : value.toString());
        }
        text.append(String.format(
                "          %s: %s%n",
                finding.path("rule").asString(""),
                evidence.isEmpty() ? finding.path("subject").asString("") : evidence));
        if (since != null) {
            text.append(String.format("          %s%n", since));
        }
        return text.append(
                        String.format("          %s%n", finding.path("advice").asString("")))
                .toString();
    }
}
