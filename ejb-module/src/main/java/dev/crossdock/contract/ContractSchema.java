package dev.crossdock.contract;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.NodePath;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Checks the shape of a description and says of each wrong place what belongs there. */
public final class ContractSchema {

    /** Where the schema is, for editors that complete and check as people write. */
    public static final String RESOURCE = "dev/crossdock/contract/workload.schema.json";

    private static final int MAX_PROBLEMS = 50;
    private static final int MAX_EDIT_DISTANCE = 3;

    private final JsonNode text;
    private final Schema schema;

    /** The schema is read from the class path. */
    public ContractSchema() {
        text = JsonMapper.shared().readTree(Resources.bytes(RESOURCE));
        schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12, registry -> {})
                .getSchema(text.toString(), InputFormat.JSON);
        schema.initializeValidators();
    }

    /** Every problem of that tree, none if it is a contract. */
    List<ContractProblem> check(JsonNode tree) {
        Set<ContractProblem> problems = new LinkedHashSet<>();
        for (Error error : schema.validate(tree)) {
            if (problems.size() < MAX_PROBLEMS) {
                problems.add(new ContractProblem(pointer(error), detail(error)));
            }
        }
        return List.copyOf(problems);
    }

    /**
     * What the schema says of a place, in its plainest form.
     *
     * @param place names of keys with dots between them
     * @throws IllegalStateException if a description has no such key
     */
    public JsonNode at(String place) {
        JsonNode node = text;
        for (String key : place.split("\\.", -1)) {
            node = resolve(node.path("properties").path(key));
        }
        if (node.isMissingNode()) {
            throw new IllegalStateException("the schema has no place '" + place + "'");
        }
        return node;
    }

    /** Follows references, and of what may be a text or a group takes the text. */
    public JsonNode resolve(JsonNode node) {
        JsonNode plain = node.has("then") ? node.path("then") : node;
        return plain.has("$ref") ? resolve(text.at(plain.path("$ref").asString().substring(1))) : plain;
    }

    /** The place of an error: a missing or surplus property is pointed at itself, not at the object around it. */
    public static String pointer(Error error) {
        String place = error.getInstanceLocation().toString();
        String property = error.getProperty();
        return property == null
                ? place
                : place + "/" + property.replace("~", "~0").replace("/", "~1");
    }

    private String detail(Error error) {
        return switch (error.getKeyword()) {
            case "additionalProperties" -> unknownKey(error);
            case "required" -> "is missing";
            case "type", "pattern", "enum", "minLength", "maxLength", "minimum", "maximum" -> expected(error);
            default -> error.getMessage();
        };
    }

    private String expected(Error error) {
        JsonNode value = error.getInstanceNode();
        String came = value == null || value.isNull()
                ? "nothing; leave the key out if it is unknown"
                : value.isContainer() ? "a group of values" : "'" + shortened(value.asString()) + "'";
        JsonNode around = around(error);
        String wanted = around.path("description").asString(null);
        return wanted == null ? error.getMessage() : "expects " + wanted + "; here is " + came;
    }

    private static String shortened(String text) {
        return text.length() > 60 ? text.substring(0, 60) + "…" : text;
    }

    private String unknownKey(Error error) {
        List<String> known = new ArrayList<>(around(error).path("properties").propertyNames());
        String key = error.getProperty();
        return "is no known key"
                + nearest(key, known)
                        .map(near -> "; did you mean '" + near + "'?")
                        .orElse("") + " Known here: " + String.join(", ", known);
    }

    /** The part of the schema that holds the keyword which failed. */
    private JsonNode around(Error error) {
        NodePath keyword = error.getSchemaLocation().getFragment();
        return text.at(JsonPointer.compile(keyword.getParent().toString()));
    }

    private static Optional<String> nearest(String key, List<String> known) {
        return known.stream()
                .min(Comparator.comparingInt(candidate -> distance(key, candidate)))
                .filter(candidate -> distance(key, candidate) <= Math.max(MAX_EDIT_DISTANCE, key.length() / 3));
    }

    /** How many letters have to be put in, taken out or changed (Levenshtein), in any case. */
    private static int distance(String from, String to) {
        int[] costs = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            costs[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = costs[0];
            costs[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int same = Character.toLowerCase(from.charAt(i - 1)) == Character.toLowerCase(to.charAt(j - 1)) ? 0 : 1;
                int cost = Math.min(diagonal + same, 1 + Math.min(costs[j], costs[j - 1]));
                diagonal = costs[j];
                costs[j] = cost;
            }
        }
        return costs[to.length()];
    }
}
