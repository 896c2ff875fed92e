package dev.crossdock.bench;

import dev.crossdock.bench.RoutedJobs.Handover;
import dev.crossdock.stack.settings.BasicAuthentication;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Hands jobs to the application. */
final class WorkApi implements Handover {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI uri;
    private final String basic;
    private final String tenant;

    WorkApi(Settings settings, String tenant) {
        this.basic = settings.credentials("producer").basic();
        this.uri = URI.create(settings.api() + "/work/email");
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
        HttpRequest request = HttpRequest.newBuilder(uri)
                .header(BasicAuthentication.HEADER, basic)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(job.toString()))
                .build();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 202) {
            throw new BenchException("POST " + uri + " answered " + answer.statusCode() + ": " + answer.body());
        }
        return JSON.readTree(answer.body()).path("id").asString();
    }
}
