package dev.crossdock.bench;

import dev.crossdock.bench.Contestant.Sender;
import dev.crossdock.stack.api.ApiClient;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Hands small mails to the application over HTTP, as jobs of a tenant. */
record WorkApi(ApiClient api, String tenant) implements Sender {

    @Override
    public String send() {
        ObjectNode job = JsonMapper.shared()
                .createObjectNode()
                .put("to", "bench@example.org")
                .put("template", "order-confirmation")
                .put("tenant", tenant);
        job.putObject("model")
                .put("name", "Bench")
                .put("orderId", "o-1")
                .put("currency", "EUR")
                .put("total", "1.00")
                .putArray("lines");
        return api.postJson("producer", "/api/work/email", job).path("id").asString();
    }
}
