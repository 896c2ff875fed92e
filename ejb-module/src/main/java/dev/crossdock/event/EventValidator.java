package dev.crossdock.event;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import dev.crossdock.contract.ContractSchema;
import dev.crossdock.contract.JsonSchemas;
import dev.crossdock.contract.guard.GuardRail;
import dev.crossdock.contract.guard.PersonalDataNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** Says what is wrong with an event, place by place; an empty list means it may be published. */
public final class EventValidator {

    private static final int MAX_ERRORS = 20;

    private final EventCatalog catalog;

    public EventValidator(EventCatalog catalog) {
        this.catalog = catalog;
    }

    /** Checks the envelope first, then the type, then the data against the type's schema, then the subject. */
    public List<EventError> check(JsonNode event) {
        List<EventError> errors = against(catalog.envelope(), event, "");
        if (!errors.isEmpty()) {
            return errors;
        }
        String name = event.get("type").stringValue();
        Optional<EventType> type = catalog.find(name);
        if (type.isEmpty()) {
            return List.of(new EventError(
                    "/type",
                    "unknown type '" + name + "'; known are " + String.join(", ", catalog.names()),
                    GuardRail.UNDECLARED_EVENT));
        }
        errors = against(type.get().schema(), event.get("data"), "/data");
        errors.replaceAll(error -> keyless(error, type.get(), event.get("data")));
        if (errors.isEmpty() && event.has("subject")) {
            JsonPointer place = type.get().keyIn(event.get("data"));
            String key = event.get("data").at(place).stringValue();
            if (!event.get("subject").stringValue().equals(key)) {
                errors.add(new EventError(
                        "/subject", "must equal " + place + " of the data ('" + key + "') or be left out"));
            }
        }
        return errors;
    }

    private static List<EventError> against(Schema schema, JsonNode node, String prefix) {
        return JsonSchemas.check(schema, node, MAX_ERRORS).stream()
                .map(error -> error(prefix, error))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    /** An error at the key of an event that has none is a matter of order, not of form. */
    private static EventError keyless(EventError error, EventType type, JsonNode data) {
        JsonPointer place = type.keyIn(data);
        return error.pointer().equals("/data" + place)
                        && data.at(place).asString("").isEmpty()
                ? new EventError(error.pointer(), error.detail(), GuardRail.KEYLESS_RECORD)
                : error;
    }

    private static EventError error(String prefix, Error error) {
        String surplus = "additionalProperties".equals(error.getKeyword()) ? error.getProperty() : null;
        return surplus != null && PersonalDataNames.matches(surplus)
                ? new EventError(
                        prefix + ContractSchema.pointer(error),
                        "looks like personal data and is not declared; " + GuardRail.UNDECLARED_PERSONAL_DATA.remedy(),
                        GuardRail.UNDECLARED_PERSONAL_DATA)
                : new EventError(prefix + ContractSchema.pointer(error), detail(error));
    }

    private static String detail(Error error) {
        return "pattern".equals(error.getKeyword())
                        && String.valueOf(error.getSchemaNode()).contains("[^\\\\u0000]")
                ? "must not contain the NUL character"
                : error.getMessage();
    }
}
