package dev.crossdock.stack;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.sun.net.httpserver.BasicAuthenticator;
import com.sun.net.httpserver.HttpServer;
import dev.crossdock.stack.service.Service;
import dev.crossdock.stack.service.ServiceTable;
import dev.crossdock.stack.settings.Secrets;
import dev.crossdock.stack.settings.Settings;
import dev.crossdock.stack.settings.StackException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreflightTest {

    @TempDir
    Path home;

    @Test
    void an_old_java_is_refused() {
        assertThatThrownBy(() -> Preflight.checkJava(services("kafka"), 11))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("JDK 17");
    }

    @Test
    void a_java_without_security_manager_is_refused_only_when_opensearch_is_to_start() {
        assertThatThrownBy(() -> Preflight.checkJava(services("opensearch"), 25))
                .hasMessageContaining("opensearch runs on Java 17 to 23")
                .hasMessageContaining("crossdock.opensearch.url");
        assertThatCode(() -> Preflight.checkJava(services("kafka"), 25)).doesNotThrowAnyException();
    }

    @Test
    void too_little_memory_or_disk_is_one_line_with_both_numbers() {
        assertThatThrownBy(() -> Preflight.checkMemory(services("kafka"), 12))
                .hasMessageContaining("12 MiB")
                .hasMessageContaining("--only");
        assertThatThrownBy(() -> new Preflight(home).checkDisk(100))
                .hasMessageContaining("100 MiB")
                .hasMessageContaining("2048 MiB");
    }

    @Test
    void a_wrong_address_of_the_users_own_server_is_one_line_that_names_the_setting() throws Exception {
        int nobodyListens;
        try (var socket = new ServerSocket(0)) {
            nobodyListens = socket.getLocalPort();
        }
        var kafka = external(Map.of("CROSSDOCK_KAFKA_BOOTSTRAP", "127.0.0.1:" + nobodyListens), "kafka");

        assertThatThrownBy(() -> Preflight.checkExternal(kafka))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("127.0.0.1:%d does not answer".formatted(nobodyListens))
                .hasMessageContaining("CROSSDOCK_KAFKA_BOOTSTRAP")
                .hasMessageNotContaining("\n");
    }

    @Test
    void something_that_listens_and_is_no_kafka_is_refused_in_bounded_time() throws Exception {
        try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var address = "127.0.0.1:" + silent.getLocalPort();
            var kafka = external(Map.of("CROSSDOCK_KAFKA_BOOTSTRAP", address), "kafka");

            assertThatThrownBy(() ->
                            assertTimeoutPreemptively(Duration.ofSeconds(10), () -> Preflight.checkExternal(kafka)))
                    .hasMessageContaining(address + " does not answer");
        }
    }

    @Test
    void an_opensearch_that_does_not_let_us_in_is_told_with_the_keys_of_the_sign_in() throws Exception {
        var guard = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        guard.createContext("/", exchange -> {
                    exchange.sendResponseHeaders(200, -1);
                    exchange.close();
                })
                .setAuthenticator(new BasicAuthenticator("search") {
                    @Override
                    public boolean checkCredentials(String user, String password) {
                        return user.equals("shop") && password.equals("hush");
                    }
                });
        guard.start();
        try {
            var url = "http://127.0.0.1:" + guard.getAddress().getPort();

            Preflight.checkExternal(search(url, "hush"));
            assertThatThrownBy(() -> Preflight.checkExternal(search(url, "wrong")))
                    .hasMessageContaining("crossdock.opensearch.user and crossdock.opensearch.password");
        } finally {
            guard.stop(0);
        }
    }

    private Service search(String url, String password) {
        return external(
                Map.of(
                        "CROSSDOCK_OPENSEARCH_URL", url,
                        "CROSSDOCK_OPENSEARCH_USER", "shop",
                        "CROSSDOCK_OPENSEARCH_PASSWORD", password),
                "opensearch");
    }

    @Test
    void a_wrong_port_is_told_with_its_setting() {
        var mail = external(Map.of("CROSSDOCK_SMTP_HOST", "mail", "CROSSDOCK_SMTP_PORT", "smtp"), "mail");

        assertThatThrownBy(() -> Preflight.checkExternal(mail))
                .hasMessageContaining("crossdock.smtp.host")
                .hasMessageContaining("crossdock.smtp.port (CROSSDOCK_SMTP_PORT) is 'smtp'");
    }

    @Test
    void a_port_that_is_taken_is_told_with_the_way_out() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var shifted =
                    Settings.of(home, home, 0, Map.of("CROSSDOCK_HTTP_PORT", Integer.toString(taken.getLocalPort())));
            var application = new ServiceTable(shifted, new Secrets(home)).named("application");

            assertThatThrownBy(() -> Preflight.checkPorts(application))
                    .hasMessageContaining("Port " + taken.getLocalPort())
                    .hasMessageContaining("application")
                    .hasMessageContaining("CROSSDOCK_PORT_OFFSET");
        }
    }

    private Service external(Map<String, String> environment, String name) {
        return new ServiceTable(Settings.of(home, home, 0, environment), new Secrets(home)).named(name);
    }

    private List<Service> services(String name) {
        var table = new ServiceTable(Settings.of(home, home, 0, Map.of()), new Secrets(home));
        return table.select(List.of(name));
    }
}
