package dev.crossdock.stack.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {

    @TempDir
    Path root;

    @Test
    void the_offset_shifts_every_port() {
        var settings = Settings.of(root, root.resolve("home"), 1000, Map.of());

        assertThat(settings.port(Port.KAFKA)).isEqualTo(20092);
        assertThat(settings.port(Port.APPLICATION)).isEqualTo(9080);
    }

    @Test
    void the_port_of_the_application_can_be_set_alone() {
        var settings = Settings.of(root, root.resolve("home"), 1000, Map.of("CROSSDOCK_HTTP_PORT", "80"));

        assertThat(settings.port(Port.APPLICATION)).isEqualTo(80);
    }

    @Test
    void a_key_of_the_file_may_be_the_variable_in_lower_case_with_dots() throws Exception {
        Files.writeString(root.resolve("crossdock.properties"), "crossdock.s3.access.key=file\n");

        assertThat(Settings.of(root, root.resolve("home"), 0, Map.of()).configured("crossdock.s3.access-key"))
                .contains("file");
    }

    @Test
    void a_secret_can_come_from_a_file() throws Exception {
        var secret = Files.writeString(root.resolve("password"), "hush\n");

        var settings = Settings.of(
                root, root.resolve("home"), 0, Map.of("CROSSDOCK_DATABASE_PASSWORD_FILE", secret.toString()));

        assertThat(settings.configured("crossdock.database.password")).contains("hush");
        assertThatCode(settings::check).doesNotThrowAnyException();
    }

    @Test
    void a_value_that_its_key_does_not_accept_is_refused_where_it_is_asked_for() {
        var settings = Settings.of(
                root,
                root.resolve("home"),
                0,
                Map.of("CROSSDOCK_KAFKA_BOOTSTRAP", "broker", "CROSSDOCK_OPENSEARCH_URL", "search:9200"));

        assertThatThrownBy(() -> settings.configured("crossdock.kafka.bootstrap"))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("'broker'")
                .hasMessageContaining("host:port");
        assertThatThrownBy(() -> settings.configured("crossdock.opensearch.url"))
                .hasMessageContaining("http://");
    }

    @Test
    void what_is_unknown_or_wrong_is_refused_by_its_name_wherever_it_stands() throws Exception {
        Files.writeString(root.resolve("crossdock.properties"), "crossdock.smtp.prot=25\nserver=wildfly\n");

        var settings = Settings.of(root, root.resolve("home"), 0, Map.of("CROSSDOCK_WORK_EMAIL_WORKERS", "many"));

        assertThatThrownBy(settings::check)
                .isInstanceOf(StackException.class)
                .hasMessageContaining("CROSSDOCK_SMTP_PROT")
                .hasMessageContaining("SERVER is no key")
                .hasMessageContaining("crossdock.work.email.workers (CROSSDOCK_WORK_EMAIL_WORKERS) is 'many'")
                .hasMessageContaining("a number from 1 to 999");
    }

    @Test
    void a_folder_with_an_accent_is_no_place_for_servers_that_cannot_be_in_one() {
        assumeThat(System.getProperty("sun.jnu.encoding"))
                .as("the encoding of file names")
                .isEqualTo("UTF-8");
        var plain = root.resolve("plain folder");
        var accented = root.resolve("Zoé");

        assertThat(Settings.of(root, plain, 0, Map.of()).asciiHome()).isEqualTo(plain.toAbsolutePath());
        assertThat(Settings.of(root, accented, 0, Map.of()).asciiHome().toString())
                .doesNotContain("Zoé")
                .isEqualTo(Settings.of(root, accented, 1, Map.of()).asciiHome().toString());
    }

    @Test
    void the_environment_wins_over_the_file_and_blank_counts_as_nothing() throws Exception {
        Files.writeString(
                root.resolve("crossdock.properties"),
                "crossdock.s3.access-key=file\ncrossdock.kafka.bootstrap=broker:9092\n");
        var settings = Settings.of(
                root,
                root.resolve("home"),
                0,
                Map.of("CROSSDOCK_S3_ACCESS_KEY", "environment", "CROSSDOCK_ARTEMIS_URL", " "));

        assertThat(settings.configured("crossdock.s3.access-key")).contains("environment");
        assertThat(settings.configured("crossdock.kafka.bootstrap")).contains("broker:9092");
        assertThat(settings.configured("crossdock.artemis.url")).isEmpty();
    }
}
