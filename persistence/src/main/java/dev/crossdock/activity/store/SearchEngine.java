package dev.crossdock.activity.store;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.message.BasicHeader;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.opensearch.client.json.jsonb.JsonbJsonpMapper;
import org.opensearch.client.opensearch.generic.Body;
import org.opensearch.client.opensearch.generic.OpenSearchGenericClient;
import org.opensearch.client.opensearch.generic.Request;
import org.opensearch.client.opensearch.generic.Requests;
import org.opensearch.client.opensearch.generic.Response;
import org.opensearch.client.transport.OpenSearchTransport;
import org.opensearch.client.transport.httpclient5.ApacheHttpClient5TransportBuilder;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The one client of OpenSearch. It sends JSON as we write it and tells two kinds of failure apart: the engine cannot answer
 * now, or it refuses what it was asked.
 */
@ApplicationScoped
public class SearchEngine {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int CONNECT_SECONDS = 2;

    /** A batch of documents takes a busy engine a second or two. */
    private static final int ANSWER_SECONDS = 20;

    /** Whoever waits for what they have searched for rather hears that it cannot be had. */
    private static final int PATIENCE_SECONDS = 5;

    private static final int FAILED = 400;
    private static final int BUSY = 429;
    private static final int BROKEN = 500;

    @Inject
    @ConfigProperty(name = "crossdock.opensearch.url")
    String url = "";

    private @Nullable OpenSearchTransport transport;

    /** For the container. */
    public SearchEngine() {}

    /** A client of the engine at this address, which may carry {@code user:password@}. */
    public SearchEngine(String url) {
        this.url = url;
    }

    /**
     * Sends a JSON body, or none, and reads the answer.
     *
     * @throws SearchEngineUnavailableException if there is no answer, or the engine is too busy for one: try again
     * @throws SearchEngineRefusedException if trying again cannot help
     */
    public JsonNode send(String method, String path, @Nullable JsonNode body) {
        return send(method, path, body == null ? null : JSON.writeValueAsBytes(body), "application/json");
    }

    /** Sends lines of JSON, each ending in a line break. */
    public JsonNode sendLines(String path, byte[] lines) {
        return send("POST", path, lines, "application/x-ndjson");
    }

    /** Searches for somebody who waits: an engine that stands still is given up after a few seconds. */
    public JsonNode ask(String path, JsonNode search) {
        String type = "application/json";
        CompletableFuture<Response> answer =
                client().executeAsync(request("POST", path, JSON.writeValueAsBytes(search), type));
        try (Response response = answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            return checked("POST " + path, response);
        } catch (IOException | ExecutionException e) {
            throw new SearchEngineUnavailableException(url, e);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new SearchEngineUnavailableException(url, "nothing came for " + PATIENCE_SECONDS + " seconds");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SearchEngineUnavailableException(url, e);
        }
    }

    private JsonNode send(String method, String path, byte @Nullable [] body, String type) {
        try (Response response = client().execute(request(method, path, body, type))) {
            return checked(method + " " + path, response);
        } catch (IOException e) {
            throw new SearchEngineUnavailableException(url, e);
        }
    }

    private OpenSearchGenericClient client() {
        return new OpenSearchGenericClient(transport());
    }

    private static Request request(String method, String path, byte @Nullable [] body, String type) {
        int question = path.indexOf('?');
        return Requests.create(
                method,
                question < 0 ? path : path.substring(0, question),
                List.of(),
                question < 0 ? Map.of() : parameters(path.substring(question + 1)),
                body == null ? null : Body.from(body, type));
    }

    private static Map<String, String> parameters(String query) {
        Map<String, String> parameters = new TreeMap<>();
        for (String parameter : query.split("&", -1)) {
            int equals = parameter.indexOf('=');
            parameters.put(parameter.substring(0, equals), parameter.substring(equals + 1));
        }
        return parameters;
    }

    private JsonNode checked(String request, Response response) {
        int status = response.getStatus();
        byte[] answer = response.getBody().map(Body::bodyAsBytes).orElse(new byte[0]);
        if (status == BUSY || status >= BROKEN) {
            throw new SearchEngineUnavailableException(url, request + " answered " + status);
        }
        JsonNode body = json(answer);
        if (status >= FAILED) {
            throw new SearchEngineRefusedException(
                    request, status, body.at("/error/reason").asString(body.toString()));
        }
        return body;
    }

    private static JsonNode json(byte[] answer) {
        try {
            return answer.length == 0 ? JSON.missingNode() : JSON.readTree(answer);
        } catch (JacksonException notJson) {
            return JSON.getNodeFactory().stringNode(new String(answer, StandardCharsets.UTF_8));
        }
    }

    private synchronized OpenSearchTransport transport() {
        if (transport == null) {
            URI address = URI.create(url);
            transport = ApacheHttpClient5TransportBuilder.builder(
                            new HttpHost(address.getScheme(), address.getHost(), address.getPort()))
                    .setMapper(new JsonbJsonpMapper())
                    .setDefaultHeaders(headers(address.getUserInfo()))
                    .setRequestConfigCallback(request -> request.setResponseTimeout(ANSWER_SECONDS, TimeUnit.SECONDS)
                            .setConnectionRequestTimeout(CONNECT_SECONDS, TimeUnit.SECONDS))
                    .setConnectionConfigCallback(
                            connection -> connection.setConnectTimeout(CONNECT_SECONDS, TimeUnit.SECONDS))
                    .build();
        }
        return transport;
    }

    private static Header[] headers(@Nullable String user) {
        return user == null
                ? new Header[0]
                : new Header[] {
                    new BasicHeader(
                            HttpHeaders.AUTHORIZATION,
                            "Basic " + Base64.getEncoder().encodeToString(user.getBytes(StandardCharsets.UTF_8)))
                };
    }

    /** Lets the connections go. */
    @PreDestroy
    public synchronized void close() {
        if (transport == null) {
            return;
        }
        try {
            transport.close();
        } catch (IOException e) {
            throw new SearchEngineUnavailableException(url, e);
        } finally {
            transport = null;
        }
    }
}
