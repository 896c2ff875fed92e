package dev.crossdock.review.cluster;

import dev.crossdock.contract.Resources;
import dev.crossdock.review.cluster.Finding.Draft;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The rules of a file, by which something is found: how much it matters, what is said about it and what to do. */
public final class FindingRules {

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .build();

    private final Map<String, Rule> rules;

    private FindingRules(List<Rule> rules) {
        this.rules = rules.stream().collect(Collectors.toUnmodifiableMap(Rule::id, Function.identity()));
    }

    /**
     * One rule.
     *
     * @param severity unless what is found is better or worse than usual
     * @param summary one sentence, in which {@code {name}} stands for a figure, a word or the subject of what is found
     * @param advice what to do, in which it does too
     */
    public record Rule(String id, Severity severity, String summary, String advice) {}

    /** Reads a file on the class path. */
    public static FindingRules load(String resource) {
        return new FindingRules(YAML.readValue(Resources.bytes(resource), new TypeReference<List<Rule>>() {}));
    }

    /** The identifiers of all rules. */
    public Set<String> ids() {
        return rules.keySet();
    }

    /**
     * The rule of an identifier.
     *
     * @throws IllegalStateException if the file has none
     */
    public Rule rule(String id) {
        Rule rule = rules.get(id);
        if (rule == null) {
            throw new IllegalStateException("there is no rule '" + id + "' among " + rules.keySet());
        }
        return rule;
    }

    /** A check by one rule. */
    public <S> Check<S> check(String id, Function<S, Stream<Draft>> look) {
        return new Check<>(rule(id), look);
    }
}
