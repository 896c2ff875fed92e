package dev.crossdock.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.crossdock.contract.guard.GuardRail;
import dev.crossdock.contract.guard.PersonalDataNames;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.deser.DeserializationProblemHandler;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.type.LogicalType;

/**
 * Reads and writes the events of one topic. A record declares the data of each type: its components are the fields, those
 * that are not {@code @Nullable} are required, and their types say what they may hold. Producers may write to topics
 * directly, so nothing is taken on trust. Fields that a newer producer has added are passed over unless they look like
 * personal data that nobody declared.
 *
 * @param <E> what the events have in common
 */
public final class EventCodec<E> {

    private static final JsonMapper JSON = JsonMapper.builder()
            .annotationIntrospector(new DeclaredFields())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .withCoercionConfig(
                    LogicalType.Textual,
                    text -> text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
            .changeDefaultPropertyInclusion(value -> value.withValueInclusion(JsonInclude.Include.NON_NULL))
            .addHandler(new UndeclaredFields())
            .build();

    private static final String NO_OBJECT = "the value is not a JSON object";

    private final String topic;
    private final TreeMap<String, Class<? extends E>> classes;
    private final Map<Class<?>, String> types;

    /** A codec for the types of events on this topic. */
    public EventCodec(String topic, Map<String, Class<? extends E>> classes) {
        this.topic = topic;
        this.classes = new TreeMap<>(classes);
        this.types = classes.entrySet().stream().collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey));
    }

    /** Where the events travel. */
    public String topic() {
        return topic;
    }

    /** The types of events, sorted. */
    public Set<String> types() {
        return classes.keySet();
    }

    /**
     * The event.
     *
     * @param type as its CloudEvent names it
     * @param data JSON in UTF-8
     * @throws UnreadableEventException if no retry can ever make sense of it
     */
    public E read(String type, byte[] data) throws UnreadableEventException {
        Class<? extends E> declared = classes.get(type);
        if (declared == null) {
            throw new UnreadableEventException(GuardRail.UNDECLARED_EVENT.because(
                    "ce_type is '" + type + "', which " + topic + " does not carry"));
        }
        if (holdsNul(data)) {
            throw new UnreadableEventException("a text holds the NUL character, which the database cannot keep");
        }
        try {
            E event = JSON.readValue(data, declared);
            if (event == null) {
                throw new UnreadableEventException(NO_OBJECT);
            }
            return event;
        } catch (UndeclaredFieldException e) {
            throw new UnreadableEventException(GuardRail.UNDECLARED_PERSONAL_DATA.because(
                    place(e) + e.getOriginalMessage() + " looks like personal data and no contract declares it"));
        } catch (DatabindException e) {
            throw new UnreadableEventException(e.getPath().isEmpty() ? NO_OBJECT : place(e) + " " + fault(e));
        } catch (JacksonException e) {
            throw new UnreadableEventException("the value is not JSON: " + e.getOriginalMessage());
        }
    }

    /** The event's data. */
    public ObjectNode write(E event) {
        return JSON.valueToTree(event);
    }

    /** The event in its envelope, to be handed to {@link Ingestion}. */
    public ObjectNode write(E event, String source, String id, Instant time) {
        ObjectNode envelope = JSON.createObjectNode()
                .put("specversion", "1.0")
                .put("id", id)
                .put("source", source)
                .put("type", types.get(event.getClass()))
                .put("time", time.toString())
                .put("datacontenttype", "application/json");
        envelope.set("data", write(event));
        return envelope;
    }

    /** In JSON the character NUL can only be written as an escape. */
    private static boolean holdsNul(byte[] json) {
        int last = json.length - 6;
        for (int i = 0; i <= last; i++) {
            if (json[i] == '\\') {
                if (json[i + 1] == 'u'
                        && json[i + 2] == '0'
                        && json[i + 3] == '0'
                        && json[i + 4] == '0'
                        && json[i + 5] == '0') {
                    return true;
                }
                i++;
            }
        }
        return false;
    }

    private static String place(DatabindException e) {
        return e.getPath().stream()
                .map(step -> "/" + (step.getPropertyName() == null ? step.getIndex() : step.getPropertyName()))
                .collect(Collectors.joining());
    }

    /** Value types say themselves what is wrong. */
    private static String fault(DatabindException e) {
        if (e.getCause() instanceof IllegalArgumentException refusal) {
            return String.valueOf(refusal.getMessage());
        }
        Class<?> target = e instanceof MismatchedInputException mismatch ? mismatch.getTargetType() : null;
        if (target == null || DeclaredFields.isMissing(e)) {
            return "is missing";
        }
        if (List.class.isAssignableFrom(target)) {
            return "is not an array";
        }
        RecordComponent[] components = target.getRecordComponents();
        if (components != null && components.length > 1) {
            return "is not an object";
        }
        return components != null && components[0].getType() == long.class
                ? "is not a whole number"
                : "is not a string";
    }

    /** Looks at the fields that no event declares, and at all that they hold. */
    private static final class UndeclaredFields extends DeserializationProblemHandler {

        @Override
        public boolean handleUnknownProperty(
                DeserializationContext context,
                JsonParser parser,
                ValueDeserializer<?> deserializer,
                Object owner,
                String field) {
            refusePersonal(parser, "", field, context.readTree(parser));
            return true;
        }

        private static void refusePersonal(JsonParser parser, String in, String field, JsonNode value) {
            String place = in + "/" + field;
            if (PersonalDataNames.matches(field)) {
                throw new UndeclaredFieldException(parser, place);
            }
            value.properties().forEach(inner -> refusePersonal(parser, place, inner.getKey(), inner.getValue()));
            for (int i = 0; value.isArray() && i < value.size(); i++) {
                refusePersonal(parser, place, String.valueOf(i), value.get(i));
            }
        }
    }

    /** A field that looks like personal data; the message is where it lies in the object that does not declare it. */
    private static final class UndeclaredFieldException extends DatabindException {

        private static final long serialVersionUID = 1L;

        UndeclaredFieldException(JsonParser parser, String place) {
            super(parser, place);
        }
    }
}
