package dev.crossdock.stack.feed;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Builds CloudEvents. */
public final class Events {

    static final JsonMapper JSON = new JsonMapper();

    private Events() {}

    /** An event in structured mode. */
    public static ObjectNode event(String source, String id, String type, Instant time, ObjectNode data) {
        ObjectNode event = JSON.createObjectNode()
                .put("specversion", "1.0")
                .put("id", id)
                .put("source", source)
                .put("type", type)
                .put("time", time.toString())
                .put("datacontenttype", "application/json");
        event.set("data", data);
        return event;
    }

    static ObjectNode money(BigDecimal amount, String currency) {
        BigDecimal shown = amount.scale() < 2 ? amount.setScale(2, RoundingMode.UNNECESSARY) : amount;
        return JSON.createObjectNode().put("amount", shown.toPlainString()).put("currency", currency);
    }
}
