package dev.crossdock.review;

import dev.crossdock.contract.ContractSchema;
import dev.crossdock.review.Rules.Interview;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/**
 * Walks a person through the needs of a workload and writes the description that their answers make. Questions come from
 * the rules, what may be answered from the schema; what an answer means is left to {@link Review}.
 */
public final class Questionnaire {

    /** The word that answers a question for a list when there is nothing in it. */
    public static final String NONE = "none";

    private static final Pattern FOR_WRITERS = Pattern.compile("( Write \\[] if [^.]*\\.)?( \\([^()]*\\))?$");
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER)
            .disable(YAMLWriteFeature.SPLIT_LINES)
            .enable(YAMLWriteFeature.MINIMIZE_QUOTES)
            .enable(YAMLWriteFeature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
            .build();

    private final ContractSchema schema = new ContractSchema();
    private final List<Group> groups;

    /** Questions that belong together. */
    public record Group(String title, List<Question> questions) {

        public Group {
            questions = List.copyOf(questions);
        }
    }

    /** The form of an answer. */
    public enum Kind {
        /** Yes or no. */
        YES_OR_NO,
        /** One of the choices. */
        CHOICE,
        /** Any of the choices. */
        CHOICES,
        /** Several texts. */
        LIST,
        /** One text. */
        TEXT
    }

    /**
     * One question.
     *
     * @param place where the answer stands in a description, such as {@code needs.payload.max}
     * @param text the question in words
     * @param hint what is expected, in words
     */
    public record Question(String place, String text, Kind kind, List<String> choices, String hint) {

        public Question {
            choices = List.copyOf(choices);
        }

        /** An identifier for pages. */
        public String id() {
            return place.replace('.', '-');
        }

        /** The JSON pointer of the answer. */
        public String pointer() {
            return "/" + place.replace('.', '/');
        }
    }

    /** Reads the questions of this application. */
    public Questionnaire() {
        Rules rules = Rules.load();
        Interview interview = rules.questionnaire();
        groups = interview.groups().stream()
                .map(topic -> new Group(
                        topic.title(),
                        topic.ask().stream()
                                .map(fact -> question(
                                        interview.places().getOrDefault(fact, fact),
                                        Optional.ofNullable(rules.questions().get(fact))
                                                .orElseThrow(() -> new IllegalStateException(
                                                        "the rules have no question for '" + fact + "'"))))
                                .toList()))
                .toList();
    }

    /** All questions, in the order to ask them. */
    public List<Group> groups() {
        return groups;
    }

    /** The questions without their groups. */
    public Stream<Question> questions() {
        return groups.stream().flatMap(group -> group.questions().stream());
    }

    private Question question(String place, String text) {
        JsonNode answer = schema.at(place);
        JsonNode choices = answer.path("enum");
        JsonNode items = schema.resolve(answer.path("items"));
        Kind kind;
        if (answer.path("type").asString("").equals("boolean")) {
            kind = Kind.YES_OR_NO;
        } else if (answer.has("items")) {
            choices = items.path("enum");
            kind = choices.isEmpty() ? Kind.LIST : Kind.CHOICES;
        } else {
            kind = choices.isEmpty() ? Kind.TEXT : Kind.CHOICE;
        }
        String hint = kind == Kind.LIST
                ? hintOfList(answer)
                : answer.path("description").asString("");
        return new Question(
                place,
                FOR_WRITERS.matcher(text).replaceFirst(""),
                kind,
                choices.valueStream().map(JsonNode::asString).toList(),
                hint);
    }

    private String hintOfList(JsonNode list) {
        JsonNode items = schema.resolve(list.path("items"));
        JsonNode one = element(list)
                .map(name -> schema.resolve(items.path("properties").path(name)))
                .orElse(items);
        return "with commas between them, or '" + NONE + "'; each is "
                + one.path("description").asString("");
    }

    /**
     * Writes what was answered as a description in YAML; what is left out or blank is not known.
     *
     * @param workload the name
     * @param answers by place: {@code true}, {@code false}, a choice, a text, or texts with commas between them
     */
    public String describe(String workload, Map<String, String> answers) {
        ObjectNode description = JsonMapper.shared().createObjectNode();
        description.put("workload", workload);
        questions().forEach(question -> {
            String answer = answers.getOrDefault(question.place(), "").strip();
            if (!answer.isEmpty()) {
                put(description, question, answer);
            }
        });
        return YAML.writeValueAsString(description);
    }

    private void put(ObjectNode description, Question question, String answer) {
        String[] steps = question.place().split("\\.", -1);
        ObjectNode around = description;
        for (int i = 0; i < steps.length - 1; i++) {
            around = around.withObjectProperty(steps[i]);
        }
        String name = steps[steps.length - 1];
        switch (question.kind()) {
            case YES_OR_NO -> around.put(name, Boolean.parseBoolean(answer));
            case CHOICE, TEXT -> around.put(name, answer);
            case LIST, CHOICES -> putAll(around.putArray(name), schema.at(question.place()), answer);
        }
    }

    private void putAll(ArrayNode array, JsonNode list, String answer) {
        if (answer.toLowerCase(Locale.ROOT).equals(NONE) || answer.equals("[]")) {
            return;
        }
        Optional<String> element = element(list);
        Arrays.stream(answer.split(",", -1))
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .forEach(item ->
                        element.ifPresentOrElse(name -> array.addObject().put(name, item), () -> array.add(item)));
    }

    /** The one property that an object of a list must have, if it is a list of objects. */
    private Optional<String> element(JsonNode list) {
        return schema.resolve(list.path("items"))
                .path("required")
                .valueStream()
                .map(JsonNode::asString)
                .findFirst();
    }
}
