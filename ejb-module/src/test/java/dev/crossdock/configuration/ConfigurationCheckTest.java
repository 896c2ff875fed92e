package dev.crossdock.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigurationCheckTest {

    @TempDir
    Path folder;

    @Test
    void what_is_not_ours_does_not_matter() {
        assertThat(ConfigurationCheck.problems(Map.of("PATH", "/bin", "CROSSDOCKS", "x", "CROSSDOCK_TEST_SERVER", "x")))
                .isEmpty();
    }

    @Test
    void an_unknown_key_is_named_with_what_to_do() {
        assertThat(ConfigurationCheck.problems(Map.of("CROSSDOCK_SMTP_PROT", "25")))
                .singleElement()
                .asString()
                .startsWith("CROSSDOCK_SMTP_PROT is no key of Crossdock")
                .contains("docs/configuration.md");
    }

    @ParameterizedTest
    @CsvSource({
        "CROSSDOCK_SMTP_PORT, 0",
        "CROSSDOCK_SMTP_PORT, 65536",
        "CROSSDOCK_WORK_EMAIL_WORKERS, -1",
        "CROSSDOCK_KAFKA_BOOTSTRAP, broker",
        "CROSSDOCK_LOGGING_KAFKA_BOOTSTRAP, broker",
        "CROSSDOCK_WITHOUT, kafka",
        "CROSSDOCK_ARTEMIS_URL, broker:61616",
        "CROSSDOCK_OPENSEARCH_URL, search",
        "CROSSDOCK_REVIEW_LIVE_INTERVAL, often",
        "CROSSDOCK_SMTP_SECURITY, ssl",
        "CROSSDOCK_SERVER, tomcat"
    })
    void a_value_of_another_form_is_refused_with_an_example(String variable, String value) {
        Key key = Keys.named(variable).orElseThrow();

        assertThat(ConfigurationCheck.problems(Map.of(variable, value)))
                .singleElement()
                .asString()
                .contains(key.name(), variable, "'" + value + "'", key.form().expected(), key.example());
    }

    @Test
    void a_file_for_clients_of_kafka_says_how_they_connect_and_nothing_else() throws IOException {
        Path file =
                Files.writeString(folder.resolve("client.properties"), "sasl.mechanism=PLAIN\nssl.protocol=TLSv1.3\n");
        assertThat(ConfigurationCheck.problems(Map.of("CROSSDOCK_KAFKA_CLIENT_CONFIG", file.toString())))
                .isEmpty();
        assertThat(ConfigurationCheck.problems(Map.of("CROSSDOCK_WITHOUT", "logging-kafka,connect")))
                .isEmpty();

        Files.writeString(file, "sasl.mechanism=PLAIN\nacks=0\n");
        for (String refused : List.of(file.toString(), folder.resolve("missing").toString(), "client.properties")) {
            assertThat(ConfigurationCheck.problems(Map.of("CROSSDOCK_KAFKA_CLIENT_CONFIG", refused)))
                    .singleElement()
                    .asString()
                    .contains("CROSSDOCK_KAFKA_CLIENT_CONFIG");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CROSSDOCK_KAFKA_BOOTSTRAP | a:1,b:2, [::1]:3",
                "CROSSDOCK_ARTEMIS_URL | (tcp://a:1,tcp://b:2)?ha=true",
                "CROSSDOCK_ARTEMIS_URL | tcp://a:61617?sslEnabled=true&trustStorePath=/etc/trust.p12&trustStoreType=PKCS12",
                "CROSSDOCK_OPENSEARCH_URL | https://a:9200,https://b:9200",
                "CROSSDOCK_REVIEW_LIVE_INTERVAL | PT1M"
            })
    void servers_may_be_several(String variable, String value) {
        assertThat(ConfigurationCheck.problems(Map.of(variable, value))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "CROSSDOCK_OPENSEARCH_USER, crossdock.opensearch.password",
        "CROSSDOCK_OPENSEARCH_PASSWORD, crossdock.opensearch.user",
        "CROSSDOCK_SMTP_USER, crossdock.smtp.password",
        "CROSSDOCK_SMTP_PASSWORD, crossdock.smtp.user"
    })
    void a_user_without_a_password_is_refused_and_the_reverse_too(String given, String missing) {
        assertThat(ConfigurationCheck.problems(Map.of(given, "one", Key.variable(missing), " ")))
                .singleElement()
                .asString()
                .startsWith(missing)
                .contains(Key.variable(missing));
        assertThat(ConfigurationCheck.problems(Map.of(given, "one", Key.variable(missing), "other")))
                .isEmpty();
    }

    @Test
    void a_broker_belongs_to_one_cluster() {
        assertThat(ConfigurationCheck.problems(Map.of(
                        "CROSSDOCK_KAFKA_BOOTSTRAP", "a:1,b:2", "CROSSDOCK_LOGGING_KAFKA_BOOTSTRAP", "c:3, b:2")))
                .singleElement()
                .asString()
                .startsWith("crossdock.logging-kafka.bootstrap (CROSSDOCK_LOGGING_KAFKA_BOOTSTRAP) names b:2");
        assertThat(ConfigurationCheck.problems(
                        Map.of("CROSSDOCK_KAFKA_BOOTSTRAP", "a:1", "CROSSDOCK_LOGGING_KAFKA_BOOTSTRAP", "a:2")))
                .isEmpty();
    }

    @Test
    void a_password_from_a_file_counts_as_one() throws Exception {
        Path secret = Files.writeString(folder.resolve("password"), "hush\n");

        assertThat(ConfigurationCheck.problems(
                        Map.of("CROSSDOCK_SMTP_USER", "shop", "CROSSDOCK_SMTP_PASSWORD_FILE", secret.toString())))
                .isEmpty();
    }

    @Test
    void a_blank_value_is_one_that_is_left_out() {
        assertThat(ConfigurationCheck.problems(Map.of("CROSSDOCK_SMTP_PORT", "  ")))
                .isEmpty();
    }

    @Test
    void a_secret_is_read_from_its_file_and_a_missing_file_is_named() throws Exception {
        Path secret = Files.writeString(folder.resolve("password"), "hush\n");

        assertThat(ConfigurationCheck.secretIn(secret.toString())).isEqualTo("hush");
        assertThat(ConfigurationCheck.problems(Map.of("CROSSDOCK_ARTEMIS_PASSWORD_FILE", secret.toString())))
                .isEmpty();
        assertThat(ConfigurationCheck.problems(Map.of("CROSSDOCK_ARTEMIS_PASSWORD_FILE", folder + "/none")))
                .singleElement()
                .asString()
                .contains("CROSSDOCK_ARTEMIS_PASSWORD_FILE", folder + "/none");
        assertThat(ConfigurationCheck.problems(Map.of("CROSSDOCK_SMTP_PORT_FILE", secret.toString())))
                .singleElement()
                .asString()
                .contains("is no key");
    }
}
