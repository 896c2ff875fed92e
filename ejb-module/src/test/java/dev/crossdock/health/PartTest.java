package dev.crossdock.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PartTest {

    @Test
    void a_part_that_nobody_configured_is_down_and_says_so() {
        Part mail = Part.optional(70, "mail", "Mail");

        assertThat(mail.listening(Optional.empty())).isEqualTo(mail.down("not configured"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "kafka-1:9092, kafka-2:9092 | kafka-1:9092",
                "https://search_1 | search_1:443",
                "http://user:hush@search:9200/path,http://other:9200 | search:9200",
                "(tcp://a:1,tcp://b:2)?ha=true | a:1",
                "tcp://a?sslEnabled=true&trustStorePath=/etc/trust.p12 | a:61616",
                "tcp://[::1]:61617?sslEnabled=true | [::1]:61617"
            })
    void the_first_of_several_servers_is_looked_at(String servers, String address) {
        assertThat(Part.firstAddressIn(servers)).isEqualTo(address);
    }
}
