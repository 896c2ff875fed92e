package dev.crossdock.stack;

import dev.crossdock.stack.api.ApiClient;
import dev.crossdock.stack.review.Templates;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
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
    static LiveCheckResult of(ApiClient api) {
        api.post("operator", "/api/reviews/live/run");
        List<JsonNode> findings = new ArrayList<>();
        String after = "";
        JsonNode page;
        do {
            page = api.get("operator", "/api/reviews/live?state=open&limit=500" + after);
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
        return Templates.fill("live.txt", Map.of("findings", findings));
    }
}
