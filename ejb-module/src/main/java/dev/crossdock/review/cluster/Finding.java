package dev.crossdock.review.cluster;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
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

    /** Starts a finding; {@link Draft#advise} completes it. */
    public static Draft of(String rule, Severity severity, String subject) {
        return new Draft(rule, severity, subject);
    }

    /** A finding whose evidence is being gathered. */
    public static final class Draft {
        private final String rule;
        private final Severity severity;
        private final String subject;
        private final Map<String, Object> evidence = new LinkedHashMap<>();
        private @Nullable String workload;
        private String summary = "";

        private Draft(String rule, Severity severity, String subject) {
            this.rule = rule;
            this.severity = severity;
            this.subject = subject;
        }

        /** Names the workload concerned. */
        public Draft in(@Nullable String workload) {
            this.workload = workload;
            return this;
        }

        /** Says it in one sentence. */
        public Draft saying(String summary) {
            this.summary = summary;
            return this;
        }

        /** Adds a figure; what has no value is left out. */
        public Draft with(String name, @Nullable Object value) {
            if (value != null) {
                evidence.put(name, value);
            }
            return this;
        }

        /** Completes the finding with what to do. */
        public Finding advise(String advice) {
            return new Finding(rule, severity, subject, workload, summary, evidence, advice);
        }
    }
}
