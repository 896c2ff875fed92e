package dev.crossdock.platform;

import dev.crossdock.stack.testing.Platform;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Folds the topic of customer changes to the newest profile of each living customer; shares no code with the product. */
final class TopicFold {

    private TopicFold() {}

    static Map<String, JsonNode> of(String bootstrap) {
        Map<String, JsonNode> newest = new HashMap<>();
        Set<String> erased = new HashSet<>();
        TopicContent.each(bootstrap, "customer-profile-events", polled -> fold(newest, erased, polled));
        newest.keySet().removeAll(erased);
        return newest;
    }

    private static void fold(Map<String, JsonNode> newest, Set<String> erased, ConsumerRecord<String, byte[]> polled) {
        Header type = polled.headers().lastHeader("ce_type");
        if (polled.value() == null
                || (type != null && new String(type.value(), StandardCharsets.UTF_8).equals("customer.erased"))) {
            erased.add(polled.key());
            return;
        }
        try {
            JsonNode data = Platform.JSON.readTree(new String(polled.value(), StandardCharsets.UTF_8));
            if (data.path("revision").isIntegralNumber()) {
                newest.merge(
                        polled.key(),
                        data,
                        (one, other) -> other.get("revision").asLong()
                                        > one.get("revision").asLong()
                                ? other
                                : one);
            }
        } catch (JacksonException poison) {
            // The dead letters have it; it is no part of the state.
        }
    }
}
