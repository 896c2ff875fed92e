package dev.crossdock.activity.store;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
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
import org.opensearch.client.transport.httpclient5.ResponseException;
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
    private static final int SEARCH_TIMEOUT_SECONDS = 5;

    /** Health is asked for often, and everything else waits for the answer. */
    private static final int HEALTH_TIMEOUT_MILLIS = 500;

    private static final int CLIENT_ERROR = 400;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERROR = 500;

    @Inject
    @ConfigProperty(name = "crossdock.opensearch.url")
    String url = "";

    @Inject
    @ConfigProperty(name = "crossdock.opensearch.user")
    Optional<String> user = Optional.empty();

    @Inject
    @ConfigProperty(name = "crossdock.opensearch.password")
    Optional<String> password = Optional.empty();

    private @Nullable OpenSearchTransport transport;

    /** For the container. */
    public SearchEngine() {}

    /** A client of the engine at these addresses, separated by commas, which may carry {@code user:password@}. */
    public SearchEngine(String url) {
        this.url = url;
    }

    /** A client that signs in to the engine. */
    public SearchEngine(String url, String user, String password) {
        this(url);
        this.user = Optional.of(user);
        this.password = Optional.of(password);
    }

    /**
     * Sends a JSON body, or none, and reads the answer.
     *
     * @throws SearchEngineUnavailableException if there is no answer, the engine is too busy for one, or it does not let us
     *     in: try again
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
        Duration timeout = Duration.ofSeconds(SEARCH_TIMEOUT_SECONDS);
        return ask("POST", path, JSON.writeValueAsBytes(search), timeout)
                .orElseThrow(() -> new SearchEngineUnavailableException(
                        url, "nothing came for " + SEARCH_TIMEOUT_SECONDS + " seconds"));
    }

    /**
     * Finds out with a question that costs nothing whether we are let in. No answer in time is no refusal.
     *
     * @throws SearchEngineUnavailableException if the engine does not let us in or cannot be talked to
     */
    public void checkAccess() {
        try {
            ask("GET", "/_alias/" + ActivityIndex.ALIAS, null, Duration.ofMillis(HEALTH_TIMEOUT_MILLIS));
        } catch (SearchEngineRefusedException e) {
            // There is no index yet; to say so it has let us in.
        }
    }

    /** The answer; empty if none came in time. */
    private Optional<JsonNode> ask(String method, String path, byte @Nullable [] body, Duration timeout) {
        CompletableFuture<Response> answer = client().executeAsync(request(method, path, body, "application/json"));
        try (Response response = answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
            return Optional.of(checked(method + " " + path, response));
        } catch (IOException | ExecutionException e) {
            throw failed(method + " " + path, e);
        } catch (TimeoutException e) {
            answer.cancel(true);
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SearchEngineUnavailableException(url, e);
        }
    }

    private JsonNode send(String method, String path, byte @Nullable [] body, String type) {
        try (Response response = client().execute(request(method, path, body, type))) {
            return checked(method + " " + path, response);
        } catch (IOException e) {
            throw failed(method + " " + path, e);
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
        if (status == TOO_MANY_REQUESTS || status >= SERVER_ERROR) {
            throw new SearchEngineUnavailableException(url, request + " answered " + status);
        }
        JsonNode body = json(answer);
        if (status >= CLIENT_ERROR) {
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

    /** The client makes failures of the answers 401 and 403; all other answers it hands out. */
    private SearchEngineUnavailableException failed(String request, Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ResponseException refusal
                    && isAccessDenied(refusal.status(), String.valueOf(refusal.getMessage()))) {
                return accessDenied(request, refusal.status());
            }
        }
        return new SearchEngineUnavailableException(url, failure);
    }

    /** An index that is blocked for writing is told of with 403 too; no other user could do better. */
    static boolean isAccessDenied(int status, String answer) {
        return status == UNAUTHORIZED || (status == FORBIDDEN && !answer.contains("cluster_block_exception"));
    }

    /** What we ask for is refused to us, not to everybody: whoever runs us has to mend that, and then it is asked again. */
    SearchEngineUnavailableException accessDenied(String request, int status) {
        String advice;
        if (user.isEmpty()) {
            advice = "set crossdock.opensearch.user and crossdock.opensearch.password";
        } else if (status == UNAUTHORIZED) {
            advice = "correct crossdock.opensearch.user and crossdock.opensearch.password";
        } else {
            advice = "let the user of crossdock.opensearch.user do that, or name another one";
        }
        return SearchEngineUnavailableException.accessDenied(
                url, request + " is refused with " + status + ": " + advice);
    }

    private synchronized OpenSearchTransport transport() {
        if (transport == null) {
            List<URI> addresses = Stream.of(url.split(",", -1))
                    .map(String::strip)
                    .map(URI::create)
                    .toList();
            transport = ApacheHttpClient5TransportBuilder.builder(addresses.stream()
                            .map(address -> new HttpHost(address.getScheme(), address.getHost(), address.getPort()))
                            .toArray(HttpHost[]::new))
                    .setMapper(new JsonbJsonpMapper())
                    .setDefaultHeaders(headers(addresses.get(0)))
                    .setRequestConfigCallback(request -> request.setResponseTimeout(ANSWER_SECONDS, TimeUnit.SECONDS)
                            .setConnectionRequestTimeout(CONNECT_SECONDS, TimeUnit.SECONDS))
                    .setConnectionConfigCallback(
                            connection -> connection.setConnectTimeout(CONNECT_SECONDS, TimeUnit.SECONDS))
                    .build();
        }
        return transport;
    }

    /** We sign in with every request: an engine does not ask for it first. */
    private Header[] headers(URI address) {
        return user.map(name -> name + ":" + password.orElse(""))
                .or(() -> Optional.ofNullable(address.getUserInfo()))
                .map(both -> new Header[] {
                    new BasicHeader(
                            HttpHeaders.AUTHORIZATION,
                            "Basic " + Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8)))
                })
                .orElse(new Header[0]);
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
