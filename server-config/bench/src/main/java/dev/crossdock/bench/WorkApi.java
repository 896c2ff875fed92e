package dev.crossdock.bench;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Hands jobs to the application over HTTP. */
final class WorkApi implements JobSubmitter {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Api api;
    private final String tenant;

    WorkApi(Settings settings, String tenant) {
        this.api = new Api(settings);
        this.tenant = tenant;
    }

    /** Hands a small mail over, which is durable then; the id of the job. */
    @Override
    public String submit() throws IOException, InterruptedException {
        ObjectNode job = JSON.createObjectNode()
                .put("to", "bench@example.org")
                .put("template", "order-confirmation")
                .put("tenant", tenant);
        job.putObject("model")
                .put("name", "Bench")
                .put("orderId", "o-1")
                .put("currency", "EUR")
                .put("total", "1.00")
                .putArray("lines");
        String answer =
                api.post("producer", "/work/email", "application/json", BodyPublishers.ofString(job.toString()));
        return JSON.readTree(answer).path("id").asString();
    }
}
