package dev.crossdock.stack.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crossdock.stack.settings.Secrets;
import dev.crossdock.stack.settings.Settings;
import dev.crossdock.stack.settings.StackException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceTableTest {

    @TempDir
    Path home;

    @Test
    void the_slowest_service_starts_first_and_the_application_last() {
        var names = table(Map.of()).all().stream().map(Service::name).toList();

        assertThat(names).startsWith("opensearch").endsWith("application");
    }

    @Test
    void a_selection_brings_what_it_needs() {
        var names = table(Map.of()).select(List.of("application")).stream()
                .map(Service::name)
                .toList();

        assertThat(names).containsExactly("postgresql", "kafka", "application");
    }

    @Test
    void each_cluster_has_an_id_and_ports_of_its_own_and_several_brokers_are_of_the_business() {
        var table = table(Map.of("CROSSDOCK_BROKERS", "3"));

        assertThat(table.all()).extracting(Service::name).contains("kafka", "kafka-2", "kafka-3", "logging-kafka");
        assertThat(table.all().stream().flatMap(service -> service.ports().stream()))
                .doesNotHaveDuplicates();
        assertThat(table.applicationSettings())
                .containsEntry("crossdock.kafka.bootstrap", "127.0.0.1:19092,127.0.0.1:19102,127.0.0.1:19112")
                .containsEntry("crossdock.logging-kafka.bootstrap", "127.0.0.1:19192")
                .containsEntry("crossdock.connect.url", "http://127.0.0.1:18083");
    }

    @Test
    void connect_waits_for_the_business_cluster_and_nothing_waits_for_it_or_the_logging_cluster() {
        var table = table(Map.of());

        assertThat(table.named("connect").needs()).containsExactly("kafka");
        assertThat(table.named("logging-kafka").startsAfter()).containsExactly("kafka");
        assertThat(table.all().stream().flatMap(service -> service.startsAfter().stream()))
                .doesNotContain("connect", "logging-kafka");
    }

    @Test
    void parts_that_are_left_out_are_neither_started_nor_told_of() {
        var table = table(Map.of("CROSSDOCK_WITHOUT", "logging-kafka,connect"));

        assertThat(table.select(List.of())).extracting(Service::name).doesNotContain("logging-kafka", "connect");
        assertThat(table.applicationSettings())
                .doesNotContainKeys("crossdock.logging-kafka.bootstrap", "crossdock.connect.url");
        assertThat(table.all()).extracting(Service::name).contains("logging-kafka", "connect");
    }

    @Test
    void what_only_leaves_out_is_not_told_of_and_a_server_of_the_user_is() {
        var table = table(Map.of("CROSSDOCK_CONNECT_URL", "http://connect:8083"));

        table.leaveOut(table.all());

        assertThat(table.applicationSettings())
                .doesNotContainKey("crossdock.logging-kafka.bootstrap")
                .containsEntry("crossdock.connect.url", "http://connect:8083")
                .containsKeys("crossdock.kafka.bootstrap", "crossdock.opensearch.url");
    }

    @Test
    void an_unknown_name_is_answered_with_the_known_ones() {
        assertThatThrownBy(() -> table(Map.of()).select(List.of("postgres")))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("\"postgres\"")
                .hasMessageContaining("postgresql");
    }

    @Test
    void a_server_of_the_user_is_not_ours_to_start_and_reaches_the_application() {
        var table = table(Map.of("CROSSDOCK_KAFKA_BOOTSTRAP", "broker:9092"));

        assertThat(table.isExternal(table.named("kafka"))).isTrue();
        assertThat(table.isExternal(table.named("postgresql"))).isFalse();
        assertThat(table.applicationSettings()).containsEntry("crossdock.kafka.bootstrap", "broker:9092");
        assertThat(table.named("application").environment()).containsEntry("CROSSDOCK_KAFKA_BOOTSTRAP", "broker:9092");
    }

    @Test
    void the_sign_in_to_servers_of_the_user_reaches_the_application() {
        var environment = Map.of(
                "CROSSDOCK_OPENSEARCH_URL", "https://search.example.org",
                "CROSSDOCK_OPENSEARCH_USER", "shop",
                "CROSSDOCK_OPENSEARCH_PASSWORD", "hush",
                "CROSSDOCK_SMTP_HOST", "mail.example.org",
                "CROSSDOCK_SMTP_USER", "shop",
                "CROSSDOCK_SMTP_PASSWORD", "hush",
                "CROSSDOCK_SMTP_SECURITY", "starttls");

        assertThat(table(environment).named("application").environment()).containsAllEntriesOf(environment);
    }

    @Test
    void our_own_passwords_are_not_sent_to_a_server_of_the_user() {
        var table = table(Map.of("CROSSDOCK_DATABASE_HOST", "db.example.org"));

        assertThatThrownBy(table::applicationSettings)
                .isInstanceOf(StackException.class)
                .hasMessageContaining("CROSSDOCK_DATABASE_PASSWORD");
    }

    @Test
    void what_is_left_out_of_a_server_of_the_user_has_its_default() {
        var settings = table(Map.of("CROSSDOCK_DATABASE_HOST", "db", "CROSSDOCK_DATABASE_PASSWORD", "p"))
                .applicationSettings();

        assertThat(settings)
                .containsEntry("crossdock.database.port", "5432")
                .containsEntry("crossdock.database.user", "crossdock")
                .containsEntry("crossdock.database.password", "p");
    }

    @Test
    void a_password_alone_does_not_lock_us_out_of_our_own_server() {
        var settings = table(Map.of("CROSSDOCK_DATABASE_PASSWORD", "theirs")).applicationSettings();

        assertThat(settings.get("crossdock.database.password")).isNotEqualTo("theirs");
    }

    @Test
    void looking_at_a_stack_writes_nothing() {
        table(Map.of()).all();

        assertThat(home).isEmptyDirectory();
    }

    private ServiceTable table(Map<String, String> environment) {
        return new ServiceTable(Settings.of(home, home, 0, environment), new Secrets(home));
    }
}
