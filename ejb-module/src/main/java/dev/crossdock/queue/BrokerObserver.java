package dev.crossdock.queue;

import dev.crossdock.queue.BrokerSnapshot.Disk;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Looks at the broker without changing it. */
@ApplicationScoped
public class BrokerObserver {

    private static final int MAX_QUEUES = 10_000;

    /** The broker gives numbers as text, and none as no text. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    @Inject
    Broker broker;

    /**
     * Looks now.
     *
     * @throws BrokerUnavailableException if the broker does not answer
     */
    public BrokerSnapshot observe() throws BrokerUnavailableException {
        try (Management management = broker.management()) {
            Map<String, QueueState> queues = queues(management);
            Map<String, Map<String, Object>> settings = new HashMap<>();
            for (QueueState queue : queues.values()) {
                settings.put(queue.name(), settings(management, queue.address()));
            }
            return new BrokerSnapshot(
                    Instant.now(Clock.systemUTC()), disk(management), queues, settings, rules(management));
        }
    }

    /**
     * Looks at the queues alone.
     *
     * @throws BrokerUnavailableException if the broker does not answer
     */
    public Map<String, QueueState> queues() throws BrokerUnavailableException {
        try (Management management = broker.management()) {
            return queues(management);
        }
    }

    private static Disk disk(Management management) throws BrokerUnavailableException {
        return management.attribute("broker", "diskStoreUsage") instanceof Number used
                        && management.attribute("broker", "maxDiskUsage") instanceof Number percent
                ? new Disk(used.doubleValue(), Math.max(0, percent.intValue()) / 100.0)
                : new Disk(0, 0);
    }

    private static Map<String, QueueState> queues(Management management) throws BrokerUnavailableException {
        JsonNode listed = tree(management.call("listQueues", "", 1, MAX_QUEUES));
        Map<String, QueueState> queues = new TreeMap<>();
        for (JsonNode queue : listed.path("data")) {
            String name = queue.path("name").asString("");
            if (!isOfTheBroker(queue, name)) {
                queues.put(name, state(management, name, queue));
            }
        }
        return queues;
    }

    private static boolean isOfTheBroker(JsonNode queue, String name) {
        return name.startsWith("$.")
                || name.startsWith("activemq.")
                || queue.path("temporary").asString("").equals("true")
                || queue.path("internalQueue").asString("").equals("true")
                || queue.path("durable").asString("").equals("false");
    }

    private static QueueState state(Management management, String name, JsonNode queue)
            throws BrokerUnavailableException {
        Duration oldest = queue.path("messageCount").asLong(0) == 0 ? null : ageOfTheFirst(management, name);
        if (oldest != null) {
            queue.asObject().put("oldest", oldest.toString());
        }
        return JSON.treeToValue(queue, QueueState.class);
    }

    /** Null if the first message is taken while the broker looks at it: the broker then refuses to answer. */
    private static @Nullable Duration ageOfTheFirst(Management management, String queue)
            throws BrokerUnavailableException {
        try {
            return management.attribute("queue." + queue, "firstMessageAge") instanceof Number millis
                    ? Duration.ofMillis(Math.max(0, millis.longValue()))
                    : null;
        } catch (BrokerRefusedException e) {
            return null;
        }
    }

    private static Map<String, Object> settings(Management management, String address)
            throws BrokerUnavailableException {
        Map<String, Object> settings = new HashMap<>();
        tree(management.call("getAddressSettingsAsJSON", address))
                .properties()
                .forEach(setting -> settings.put(
                        setting.getKey(),
                        setting.getValue().isNumber()
                                ? setting.getValue().numberValue()
                                : setting.getValue().asString("")));
        return settings;
    }

    private static List<RoutingRule> rules(Management management) throws BrokerUnavailableException {
        List<RoutingRule> rules = new ArrayList<>();
        if (management.call("getDivertNames") instanceof Object[] names) {
            for (Object name : names) {
                String resource = "divert." + name;
                Object filter = management.attribute(resource, "filter");
                rules.add(new RoutingRule(
                        String.valueOf(name),
                        String.valueOf(management.attribute(resource, "address")),
                        String.valueOf(management.attribute(resource, "forwardingAddress")),
                        filter == null ? null : filter.toString()));
            }
        }
        return rules;
    }

    private static JsonNode tree(@Nullable Object json) {
        return JSON.readTree(json == null ? "{}" : json.toString());
    }
}
