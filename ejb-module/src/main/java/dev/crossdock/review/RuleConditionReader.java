package dev.crossdock.review;

import dev.crossdock.review.RuleCondition.Compare;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ValueDeserializer;

/** Reads a condition from the rule file; its header explains the form. */
final class RuleConditionReader extends ValueDeserializer<RuleCondition> {

    @Override
    public RuleCondition deserialize(JsonParser parser, DeserializationContext context) {
        return condition(context.readTree(parser));
    }

    private static RuleCondition condition(JsonNode node) {
        if (node.has("all")) {
            return new RuleCondition.Several(parts(node.get("all")), Verdict.YES, Verdict::and);
        }
        if (node.has("any")) {
            return new RuleCondition.Several(parts(node.get("any")), Verdict.NO, Verdict::or);
        }
        if (node.has("not")) {
            return new RuleCondition.Not(condition(node.get("not")));
        }
        if (node.has("rule")) {
            return new RuleCondition.Of(node.get("rule").stringValue());
        }
        return leaf(node);
    }

    private static List<RuleCondition> parts(JsonNode nodes) {
        List<RuleCondition> parts = new ArrayList<>();
        nodes.forEach(node -> parts.add(condition(node)));
        return List.copyOf(parts);
    }

    private static RuleCondition leaf(JsonNode node) {
        if (node.size() != 2 || !node.has("fact")) {
            throw new IllegalArgumentException("a comparison names a fact and one operator: " + node);
        }
        String fact = node.get("fact").stringValue();
        String operator = node.propertyNames().stream()
                .filter(name -> !name.equals("fact"))
                .findFirst()
                .orElseThrow();
        JsonNode operand = node.get(operator);
        return switch (operator) {
            case "is" -> new RuleCondition.In(fact, List.of(value(operand)));
            case "in" -> new RuleCondition.In(fact, values(operand));
            case "empty" -> new RuleCondition.Empty(fact, operand.booleanValue());
            case "contains" -> new RuleCondition.Contains(fact, operand.stringValue());
            default -> comparison(fact, operator, operand);
        };
    }

    private static RuleCondition comparison(String fact, String name, JsonNode operand) {
        Compare.Operator operator = Compare.Operator.valueOf(name.toUpperCase(Locale.ROOT));
        return operand.isObject()
                ? new Compare(
                        fact,
                        operator,
                        null,
                        operand.get("fact").stringValue(),
                        operand.path("times").asDouble(1))
                : new Compare(fact, operator, operand.asString(), null, 1);
    }

    private static List<Object> values(JsonNode nodes) {
        List<Object> values = new ArrayList<>();
        nodes.forEach(node -> values.add(value(node)));
        return List.copyOf(values);
    }

    private static Object value(JsonNode node) {
        if (node.isBoolean()) {
            return node.booleanValue();
        }
        return node.isInt() ? (Object) node.intValue() : node.stringValue();
    }
}
