package dev.crossdock.event;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.core.JsonPointer;

/** Every type of event that may enter, with its topic and key; the one place to add a type. */
public final class EventCatalog {

    private static final String FOLDER = "dev/crossdock/event/";

    private final SchemaRegistry schemas =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12, registry -> {});
    private final Map<String, EventType> types = new TreeMap<>();
    private final Schema envelope = schema("cloudevent.schema.json");

    public EventCatalog() {
        add("customer.profile-changed", "customer-profile-events", "/customerId");
        add("customer.erased", "customer-profile-events", "/customerId");
        add("order.placed", "order-events", "/customerId");
        add("order.status-changed", "order-events", "/customerId");
        add("payment.succeeded", "payment-events", "/customerId");
        add("payment.rejected", "payment-events", "/customerId");
    }

    /** The type of that name, if the platform knows it. */
    public Optional<EventType> find(String type) {
        return Optional.ofNullable(types.get(type));
    }

    /** The names of all types, sorted. */
    public Set<String> names() {
        return types.keySet();
    }

    Schema envelope() {
        return envelope;
    }

    private void add(String type, String topic, String key) {
        types.put(type, new EventType(type, topic, JsonPointer.compile(key), schema(type + ".v1.schema.json")));
    }

    private Schema schema(String file) {
        try (InputStream content = EventCatalog.class.getClassLoader().getResourceAsStream(FOLDER + file)) {
            if (content == null) {
                throw new IllegalStateException("no schema on the class path: " + FOLDER + file);
            }
            Schema schema = schemas.getSchema(content, InputFormat.JSON);
            schema.initializeValidators();
            return schema;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
