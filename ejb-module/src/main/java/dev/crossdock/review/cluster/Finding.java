package dev.crossdock.review.cluster;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Something about a cluster that is not as it should be. One rule finds one subject at most once.
 *
 * @param rule the identifier of the rule, see {@code docs/live-check.md}
 * @param subject what it is about: a topic, a group, or a group on a topic as {@code group/topic}
 * @param workload whose contract is concerned; null if nobody declared the subject
 * @param summary one sentence with the figures
 * @param evidence the figures by name, in the order to read them
 * @param advice what to do
 */
public record Finding(
        String rule,
        Severity severity,
        String subject,
        @Nullable String workload,
        String summary,
        Map<String, Object> evidence,
        String advice) {

    public Finding {
        evidence = Collections.unmodifiableMap(new LinkedHashMap<>(evidence));
    }

    /** Starts a finding about something; {@link Draft#by} completes it. */
    public static Draft about(String subject) {
        return new Draft(subject);
    }

    /** What was found, before a rule says what that means. */
    public static final class Draft {

        private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");

        private final String subject;
        private final Map<String, Object> evidence = new LinkedHashMap<>();
        private final Map<String, Object> words = new HashMap<>();
        private @Nullable String workload;
        private @Nullable Severity severity;

        private Draft(String subject) {
            this.subject = subject;
            words.put("subject", subject);
        }

        /** Names the workload concerned. */
        public Draft in(@Nullable String name) {
            workload = name;
            return this;
        }

        /** Gives it another severity than the rule. */
        public Draft as(Severity other) {
            severity = other;
            return this;
        }

        /** Adds a figure; what has no value is left out. */
        public Draft with(String name, @Nullable Object value) {
            if (value != null) {
                evidence.put(name, value);
            }
            return this;
        }

        /** Adds what the rule's texts need beside the figures. */
        public Draft saying(String name, Object value) {
            words.put(name, value);
            return this;
        }

        /** Completes the finding by the rule that found it. */
        public Finding by(FindingRules.Rule rule) {
            return new Finding(
                    rule.id(),
                    severity == null ? rule.severity() : severity,
                    subject,
                    workload,
                    fill(rule.summary()),
                    evidence,
                    fill(rule.advice()));
        }

        private String fill(String text) {
            return PLACE.matcher(text).replaceAll(place -> {
                Object value = words.getOrDefault(place.group(1), evidence.get(place.group(1)));
                String filled = value instanceof List<?> items
                        ? items.stream().map(String::valueOf).collect(Collectors.joining(", "))
                        : value == null ? place.group() : value.toString();
                return Matcher.quoteReplacement(filled);
            });
        }
    }
}
