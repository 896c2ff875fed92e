package dev.crossdock.customer;

import dev.crossdock.customer.CustomerChange.Erased;
import dev.crossdock.customer.CustomerChange.ProfileChanged;
import dev.crossdock.projection.PoisonRecordException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the records of {@code customer-profile-events}: CloudEvents in Kafka's binary content mode. Producers may write
 * to the topic directly, so nothing is taken on trust.
 */
final class CustomerRecords {

    static final String TOPIC = "customer-profile-events";
    private static final String PROFILE_CHANGED = "customer.profile-changed";
    private static final String ERASED = "customer.erased";
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final List<String> TEXTS = List.of("givenName", "familyName", "email", "phone", "country");
    private static final List<String> OBJECTS = List.of("deliveryAddress", "invoice");

    private CustomerRecords() {}

    static CustomerChange decode(ConsumerRecord<String, byte[]> polled) throws PoisonRecordException {
        String key = polled.key();
        if (key == null || key.isEmpty()) {
            throw new PoisonRecordException("the record has no key; expected the customer id");
        }
        if (polled.value() == null) {
            return new Erased(key, 0);
        }
        JsonNode data = data(polled.value());
        String customerId = text(data, "customerId");
        if (!key.equals(customerId)) {
            throw new PoisonRecordException("/customerId differs from the record's key");
        }
        long revision = revision(data);
        String type = header(polled, "ce_type");
        if (ERASED.equals(type)) {
            return new Erased(key, revision);
        }
        if (type != null && !PROFILE_CHANGED.equals(type)) {
            throw new PoisonRecordException("ce_type is '" + type + "'; expected " + PROFILE_CHANGED + " or " + ERASED);
        }
        checkShape(data);
        return new ProfileChanged(key, revision, occurredAt(polled), polled.partition(), polled.offset(), data);
    }

    /** A profile that the history remembers. */
    static JsonNode profile(String json) {
        return JSON.readTree(json);
    }

    private static JsonNode data(byte[] value) throws PoisonRecordException {
        try {
            JsonNode data = JSON.readTree(value);
            if (!data.isObject()) {
                throw new PoisonRecordException("the value is not a JSON object");
            }
            return data;
        } catch (JacksonException e) {
            throw new PoisonRecordException("the value is not JSON: "
                    + e.getOriginalMessage() + " at byte "
                    + e.getLocation().getByteOffset());
        }
    }

    private static @Nullable String text(JsonNode data, String field) throws PoisonRecordException {
        JsonNode node = data.get(field);
        if (node == null || node.isNull()) {
            return null;
        }
        if (!node.isString()) {
            throw new PoisonRecordException("/" + field + " is not a string");
        }
        return node.stringValue();
    }

    private static long revision(JsonNode data) throws PoisonRecordException {
        JsonNode revision = data.get("revision");
        if (revision == null
                || !revision.isIntegralNumber()
                || !revision.canConvertToLong()
                || revision.longValue() < 1) {
            throw new PoisonRecordException("/revision is not an integer of at least 1");
        }
        return revision.longValue();
    }

    private static void checkShape(JsonNode data) throws PoisonRecordException {
        for (String field : TEXTS) {
            text(data, field);
        }
        for (String field : OBJECTS) {
            JsonNode node = data.get(field);
            if (node != null && !node.isNull() && !node.isObject()) {
                throw new PoisonRecordException("/" + field + " is not an object");
            }
        }
        JsonNode consent = data.get("marketingConsent");
        if (consent != null && !consent.isNull() && !consent.isBoolean()) {
            throw new PoisonRecordException("/marketingConsent is not true or false");
        }
    }

    /** The CloudEvents time; a record without one happened when it was written. */
    private static Instant occurredAt(ConsumerRecord<String, byte[]> polled) throws PoisonRecordException {
        String time = header(polled, "ce_time");
        if (time == null) {
            return Instant.ofEpochMilli(polled.timestamp());
        }
        try {
            return OffsetDateTime.parse(time).toInstant();
        } catch (DateTimeException e) {
            throw new PoisonRecordException("ce_time is not an RFC 3339 timestamp");
        }
    }

    private static @Nullable String header(ConsumerRecord<String, byte[]> polled, String name) {
        Header header = polled.headers().lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }
}
