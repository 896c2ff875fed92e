package dev.crossdock.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.crossdock.customer.CustomerChange.Erased;
import dev.crossdock.customer.CustomerChange.ProfileChanged;
import dev.crossdock.projection.PoisonRecordException;
import dev.crossdock.projection.RecordValue;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CustomerRecordsTest {

    @Test
    void a_profile_is_read_with_its_event_time() throws PoisonRecordException {
        var polled = polled(
                "c",
                "{\"customerId\":\"c\",\"revision\":3,\"email\":\"ö@example.org\",\"new\":[1],\"invoice\": {\"name\":\"Ü\"} }",
                "2026-03-01T13:00:00+01:00");

        ProfileChanged change = (ProfileChanged) CustomerRecords.decode(polled);

        assertThat(change.revision()).isEqualTo(3);
        assertThat(change.event().occurredAt()).isEqualTo(Instant.parse("2026-03-01T12:00:00Z"));
        assertThat(change.event().fields().email()).isEqualTo("ö@example.org");
        assertThat(change.event().fields().invoice()).isEqualTo("{\"name\":\"Ü\"}");
    }

    @Test
    void a_key_too_long_for_an_index_is_poison() {
        assertThatExceptionOfType(PoisonRecordException.class)
                .isThrownBy(() -> CustomerRecords.decode(polled("c".repeat(257), null)))
                .withMessageContaining("longer than 256");
    }

    @Test
    void a_tombstone_erases() throws PoisonRecordException {
        assertThat(CustomerRecords.decode(polled("c", null))).isEqualTo(new Erased("c", 0));
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
                "c | {\"customerId\":\"c\",\"revision\":1,\"email\":7}   | /email",
                "c | {\"customerId\":\"c\",\"revision\":1,\"invoice\":7} | /invoice",
                "  | {\"customerId\":\"c\",\"revision\":1}               | keyless-record",
                "c | {\"customerId\":\"c\",\"revision\":1,\"iban\":\"x\"}  | undeclared-personal-data",
            })
    void what_can_never_succeed_is_poison_with_a_reason(String key, String value, String reason) {
        assertThatExceptionOfType(PoisonRecordException.class)
                .isThrownBy(() -> CustomerRecords.decode(polled(key, value)))
                .withMessageContaining(reason);
    }

    @Test
    void a_type_of_event_that_no_contract_declares_is_poison() {
        var headers = new RecordHeaders().add("ce_type", "customer.waved".getBytes(StandardCharsets.UTF_8));
        byte[] value = "{\"customerId\":\"c\",\"revision\":1}".getBytes(StandardCharsets.UTF_8);

        assertThat(new CustomerEventDeserializer()
                        .deserialize(CustomerRecords.TOPIC, headers, value)
                        .poison())
                .startsWith("undeclared-event: ")
                .contains("customer.waved");
    }

    private static ConsumerRecord<String, RecordValue<CustomerEvent>> polled(String key, String value) {
        return polled(key, value, "2026-03-01T12:00:00Z");
    }

    private static ConsumerRecord<String, RecordValue<CustomerEvent>> polled(String key, String value, String time) {
        var headers = new RecordHeaders().add("ce_time", time.getBytes(StandardCharsets.UTF_8));
        byte[] bytes = value == null ? null : value.getBytes(StandardCharsets.UTF_8);
        var decoded = new CustomerEventDeserializer().deserialize(CustomerRecords.TOPIC, headers, bytes);
        return new ConsumerRecord<>(CustomerRecords.TOPIC, 0, 0, key, decoded);
    }
}
