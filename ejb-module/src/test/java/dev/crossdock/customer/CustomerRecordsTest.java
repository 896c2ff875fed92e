package dev.crossdock.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.crossdock.customer.CustomerChange.Erased;
import dev.crossdock.customer.CustomerChange.ProfileChanged;
import dev.crossdock.event.UnreadableEventException;
import dev.crossdock.value.CustomerId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CustomerRecordsTest {

    @Test
    void a_profile_is_read_with_its_event_time() throws UnreadableEventException {
        var polled = polled(
                "c",
                "{\"customerId\":\"c\",\"revision\":3,\"email\":\"ö@example.org\",\"new\":[1],\"invoice\": {\"name\":\"Ü\"} }",
                "ce_time",
                "2026-03-01T13:00:00+01:00");

        ProfileChanged change = (ProfileChanged) CustomerRecords.decode(polled);

        assertThat(change.revision()).isEqualTo(3);
        assertThat(change.occurredAt()).isEqualTo(Instant.parse("2026-03-01T12:00:00Z"));
        assertThat(change.profile().email).isEqualTo("ö@example.org");
        assertThat(change.profile().invoice).isEqualTo("{\"name\":\"Ü\"}");
    }

    @Test
    void an_id_that_no_erasure_would_take_is_refused() throws UnreadableEventException {
        String longest = "\uD83D\uDE00".repeat(64);

        assertThat(CustomerRecords.decode(polled(longest, null)).customerId().value())
                .isEqualTo(longest);
        assertThatExceptionOfType(UnreadableEventException.class)
                .isThrownBy(() -> CustomerRecords.decode(polled(longest + "c", null)))
                .withMessageContaining("longer than 64");
    }

    @Test
    void a_tombstone_erases() throws UnreadableEventException {
        assertThat(CustomerRecords.decode(polled("c", null))).isEqualTo(new Erased(new CustomerId("c"), 0));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "c | not json                                            | not JSON",
                "c | {\"revision\":1} x                                  | not JSON",
                "c | {\"customerId\":\"c\",\"revision\":1,                 | not JSON",
                "c | []                                                  | not a JSON object",
                "c | {\"revision\":1}                                    | /customerId",
                "c | {\"customerId\":\"d\",\"revision\":1}               | /customerId",
                "c | {\"customerId\":\"c\"}                              | /revision",
                "c | {\"customerId\":\"c\",\"revision\":0}               | /revision",
                "c | {\"customerId\":\"c\",\"revision\":1.5}             | /revision",
                "c | {\"customerId\":\"c\",\"revision\":1e30}            | /revision",
                "c | {\"customerId\":\"c\",\"revision\":9007199254740992} | /revision",
                "c | {\"customerId\":\"c\",\"revision\":1,\"email\":7}   | /email",
                "c | {\"customerId\":\"c\",\"revision\":1,\"email\":\"c\"} | /email is no e-mail address",
                "c | {\"customerId\":\"c\",\"revision\":1,\"invoice\":7} | /invoice",
                "  | {\"customerId\":\"c\",\"revision\":1}               | keyless-record",
                "c | {\"customerId\":\"c\",\"revision\":1,\"iban\":\"x\"}  | undeclared-personal-data",
            })
    void what_can_never_succeed_is_poison_with_a_reason(String key, String value, String reason) {
        assertThatExceptionOfType(UnreadableEventException.class)
                .isThrownBy(() -> CustomerRecords.decode(polled(key, value)))
                .withMessageContaining(reason);
    }

    @Test
    void a_type_of_event_that_no_contract_declares_is_poison() {
        assertThatExceptionOfType(UnreadableEventException.class)
                .isThrownBy(() -> CustomerRecords.decode(
                        polled("c", "{\"customerId\":\"c\",\"revision\":1}", "ce_type", "customer.waved")))
                .withMessageStartingWith("undeclared-event: ")
                .withMessageContaining("customer.waved");
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "+999999999-01-01T00:00:00Z"})
    void a_time_that_no_database_keeps_is_poison(String time) {
        assertThatExceptionOfType(UnreadableEventException.class)
                .isThrownBy(() ->
                        CustomerRecords.decode(polled("c", "{\"customerId\":\"c\",\"revision\":1}", "ce_time", time)))
                .withMessage("ce_time is not an RFC 3339 timestamp");
    }

    private static ConsumerRecord<String, byte[]> polled(String key, String value) {
        return polled(key, value, "ce_time", "2026-03-01T12:00:00Z");
    }

    private static ConsumerRecord<String, byte[]> polled(String key, String value, String header, String text) {
        byte[] bytes = value == null ? null : value.getBytes(StandardCharsets.UTF_8);
        var polled = new ConsumerRecord<>(CustomerRecords.TOPIC, 0, 0, key, bytes);
        polled.headers().add(header, text.getBytes(StandardCharsets.UTF_8));
        return polled;
    }
}
