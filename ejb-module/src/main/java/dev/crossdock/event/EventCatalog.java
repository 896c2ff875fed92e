package dev.crossdock.event;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.keyword.NonValidationKeyword;
import dev.crossdock.contract.DataSize;
import dev.crossdock.contract.JsonSchemas;
import dev.crossdock.contract.Needs.Payload;
import dev.crossdock.contract.Resources;
import dev.crossdock.contract.Transport.Kafka;
import dev.crossdock.contract.Transport.ObjectStorage;
import dev.crossdock.contract.Transport.Topic;
import dev.crossdock.contract.WorkloadContract;
import dev.crossdock.contract.guard.EventSchemas;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every type of event that may enter, with its topic, key and size as the workload contracts declare them. A type is
 * added by declaring it in a contract and putting its schema beside the others.
 */
public final class EventCatalog {

    private static final String FOLDER = "dev/crossdock/event/";
    private static final DataSize DEFAULT_MAX_MESSAGE = DataSize.parse("1MiB");

    private final SchemaRegistry schemas = SchemaRegistry.withDialect(JsonSchemas.dialect()
            .keyword(new NonValidationKeyword(EventSchemas.PERSONAL))
            .build());
    private final Map<String, EventType> types = new TreeMap<>();
    private final Schema envelope = schema("cloudevent.schema.json");
    private final int largest;

    /**
     * Looks up the events of the business cluster.
     *
     * @throws IllegalStateException if a guard rail was ignored: an event has no schema, key or size
     */
    public EventCatalog(List<WorkloadContract> contracts) {
        contracts.stream()
                .filter(contract -> contract.transport(Kafka.class)
                        .filter(kafka -> kafka.cluster() == Kafka.Cluster.BUSINESS)
                        .isPresent())
                .forEach(contract -> contract.topics().forEach(topic -> add(contract, topic)));
        largest = types.values().stream().mapToInt(EventType::limit).max().orElse(0);
    }

    /** The type of that name, if the platform knows it. */
    public Optional<EventType> find(String type) {
        return Optional.ofNullable(types.get(type));
    }

    /** The names of all types, sorted. */
    public Set<String> names() {
        return types.keySet();
    }

    /** How many bytes an event of that name may have; of a name nobody knows, as many as any. */
    int limit(String type) {
        EventType known = types.get(type);
        return known == null ? largest : known.limit();
    }

    Schema envelope() {
        return envelope;
    }

    private void add(WorkloadContract contract, Topic topic) {
        for (String type : topic.events()) {
            String key = topic.key();
            String otherwise = topic.keyOtherwise();
            DataSize max = largestEvent(contract, topic);
            if (key == null || max == null) {
                throw new IllegalStateException("no key or size declared for " + type + " in " + contract.workload());
            }
            types.put(
                    type,
                    new EventType(
                            type,
                            topic.name(),
                            JsonPointer.compile("/" + key),
                            otherwise == null ? null : JsonPointer.compile("/" + otherwise),
                            Math.toIntExact(max.bytes()),
                            schema(type + ".v1.schema.json")));
        }
    }

    /** Where content lies in buckets, the payload is the content, and its events are as large as messages at most. */
    private static @Nullable DataSize largestEvent(WorkloadContract contract, Topic topic) {
        if (contract.transport(ObjectStorage.class).isPresent()) {
            return topic.maxMessage() == null ? DEFAULT_MAX_MESSAGE : topic.maxMessage();
        }
        Payload payload = contract.needs().payload();
        return payload == null ? null : payload.max();
    }

    private Schema schema(String file) {
        Schema schema = schemas.getSchema(JsonMapper.shared().readTree(Resources.bytes(FOLDER + file)));
        schema.initializeValidators();
        return schema;
    }
}
