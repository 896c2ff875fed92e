package dev.crossdock.activity.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.BasicAuthenticator;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** What stands before a secured OpenSearch: it asks everybody for user and password. */
class SearchEngineSignInTest {

    private static final String USER = "shop";
    private static final String PASSWORD = "hush: büro";

    private HttpServer guard;
    private int status = 200;
    private String answer = "{}";

    @BeforeEach
    void start() throws IOException {
        guard = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        guard.createContext("/", this::answer).setAuthenticator(new BasicAuthenticator("search") {
            @Override
            public boolean checkCredentials(String user, String password) {
                return user.equals(USER) && password.equals(PASSWORD);
            }
        });
        guard.start();
    }

    @AfterEach
    void stop() {
        guard.stop(0);
    }

    @Test
    void who_signs_in_is_let_in() {
        answer = "{\"took\": 1}";
        try (Closing engine = signedIn(PASSWORD)) {
            assertThat(engine.get().send("GET", "/", null).path("took").asInt()).isEqualTo(1);
            assertThat(engine.get()
                            .ask("/any/_search", JsonMapper.shared().createObjectNode())
                            .path("took")
                            .asInt())
                    .isEqualTo(1);
            assertThatCode(engine.get()::checkAccess).doesNotThrowAnyException();
        }
    }

    @Test
    void an_address_may_carry_the_sign_in_and_be_one_of_several() {
        String place = "127.0.0.1:" + guard.getAddress().getPort();
        String urls = "http://shop:hush:%20b%C3%BCro@" + place + ", http://" + place;
        try (Closing engine = new Closing(new SearchEngine(urls))) {
            assertThatCode(engine.get()::checkAccess).doesNotThrowAnyException();
        }
    }

    @Test
    void a_wrong_password_is_no_fault_of_what_is_written_and_is_told_by_its_key() {
        try (Closing engine = signedIn("wrong")) {
            assertThatThrownBy(() -> new ActivityIndex(engine.get(), "any").write(List.of(), List.of("gone")))
                    .isInstanceOf(SearchEngineUnavailableException.class)
                    .hasMessageContaining("correct crossdock.opensearch.user and crossdock.opensearch.password")
                    .hasMessageNotContaining("wrong");
            assertThatThrownBy(engine.get()::checkAccess)
                    .isInstanceOf(SearchEngineUnavailableException.class)
                    .hasMessageContaining("401");
        }
    }

    @Test
    void who_does_not_sign_in_is_told_to() {
        try (Closing engine = new Closing(new SearchEngine(url()))) {
            assertThatThrownBy(engine.get()::checkAccess)
                    .isInstanceOf(SearchEngineUnavailableException.class)
                    .hasMessageContaining("set crossdock.opensearch.user and crossdock.opensearch.password");
        }
    }

    @Test
    void a_user_with_too_few_rights_is_told_of_also_when_only_documents_are_refused() {
        try (Closing engine = signedIn(PASSWORD)) {
            status = 403;
            answer = "{\"error\": {\"type\": \"security_exception\", \"reason\": \"no permissions\"}, \"status\": 403}";
            assertThatThrownBy(engine.get()::checkAccess)
                    .isInstanceOf(SearchEngineUnavailableException.class)
                    .hasMessageContaining("the user of crossdock.opensearch.user");

            status = 200;
            answer = "{\"items\": [{\"delete\": {\"status\": 403, \"error\": {\"type\": \"security_exception\"}}}]}";
            assertThatThrownBy(() -> new ActivityIndex(engine.get(), "any").write(List.of(), List.of("gone")))
                    .isInstanceOf(SearchEngineUnavailableException.class)
                    .hasMessageContaining("the user of crossdock.opensearch.user");
        }
    }

    @Test
    void an_index_that_is_blocked_for_writing_is_waited_for_and_no_matter_of_the_user() {
        answer = "{\"items\": [{\"delete\": {\"status\": 403, \"error\": {\"type\": \"cluster_block_exception\"}}}]}";
        try (Closing engine = signedIn(PASSWORD)) {
            assertThatThrownBy(() -> new ActivityIndex(engine.get(), "any").write(List.of(), List.of("gone")))
                    .isInstanceOf(SearchEngineUnavailableException.class)
                    .hasMessageContaining("cluster_block_exception")
                    .hasMessageNotContaining("crossdock.opensearch.user");
        }
    }

    @Test
    void that_there_is_no_index_yet_is_no_trouble() {
        status = 404;
        answer = "{\"error\": \"alias [crossdock-activity] missing\", \"status\": 404}";
        try (Closing engine = signedIn(PASSWORD)) {
            assertThatCode(engine.get()::checkAccess).doesNotThrowAnyException();
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        byte[] body = answer.getBytes(StandardCharsets.UTF_8);
        exchange.getRequestBody().readAllBytes();
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private Closing signedIn(String password) {
        return new Closing(new SearchEngine(url(), USER, password));
    }

    private String url() {
        return "http://127.0.0.1:" + guard.getAddress().getPort();
    }

    private record Closing(SearchEngine get) implements AutoCloseable {
        @Override
        public void close() {
            get.close();
        }
    }
}
