package dev.crossdock.review;

import dev.crossdock.review.Condition.Compare;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ValueDeserializer;

/** Reads a condition from the rule file; its header explains the form. */
final class ConditionReader extends ValueDeserializer<Condition> {

    @Override
    public Condition deserialize(JsonParser parser, DeserializationContext context) {
        return condition(context.readTree(parser));
    }

    private static Condition condition(JsonNode node) {
        if (node.has("all")) {
            return new Condition.All(parts(node.get("all")));
        }
        if (node.has("any")) {
            return new Condition.Any(parts(node.get("any")));
        }
        if (node.has("not")) {
            return new Condition.Not(condition(node.get("not")));
        }
        if (node.has("rule")) {
            return new Condition.Of(node.get("rule").stringValue());
        }
        return leaf(node);
    }

    private static List<Condition> parts(JsonNode nodes) {
        List<Condition> parts = new ArrayList<>();
        nodes.forEach(node -> parts.add(condition(node)));
        return List.copyOf(parts);
    }

    private static Condition leaf(JsonNode node) {
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
            case "is" -> new Condition.In(fact, List.of(value(operand)));
            case "in" -> new Condition.In(fact, values(operand));
            case "empty" -> new Condition.Empty(fact, operand.booleanValue());
            case "contains" -> new Condition.Contains(fact, operand.stringValue());
            default -> comparison(fact, operator, operand);
        };
    }

    private static Condition comparison(String fact, String name, JsonNode operand) {
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
