package dev.crossdock.activity;

import dev.crossdock.activity.SupportEvent.OfBusiness;
import dev.crossdock.activity.SupportEvent.OfCustomer;
import dev.crossdock.activity.value.EventKey;
import dev.crossdock.contract.guard.GuardRail;
import dev.crossdock.contract.guard.PersonalDataNames;
import dev.crossdock.customer.CustomerEventDeserializer;
import dev.crossdock.customer.CustomerRecords;
import dev.crossdock.projection.PoisonRecordException;
import dev.crossdock.projection.RecordValueDeserializer;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the events of all topics of the support projection: CloudEvents in Kafka's binary content mode. Producers may
 * write to the topics directly, so nothing is taken on trust. Fields that a newer producer has added are kept as they are
 * unless they look like personal data that nobody declared.
 */
public class SupportEventDeserializer extends RecordValueDeserializer<SupportEvent> {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** What names an event or a customer stands in an index, and no index holds names of any length. */
    private static final int LONGEST_NAME = 256;

    private final CustomerEventDeserializer customers = new CustomerEventDeserializer();

    @Override
    public SupportEvent decode(String topic, Headers headers, byte[] value) throws PoisonRecordException {
        if (topic.equals(CustomerRecords.TOPIC)) {
            return new OfCustomer(customers.decode(topic, headers, value));
        }
        String type = header(headers, "ce_type");
        EventKind kind = EventKind.of(topic, type)
                .orElseThrow(() -> new PoisonRecordException(GuardRail.UNDECLARED_EVENT.because(
                        "ce_type is '" + type + "', which " + topic + " does not carry")));
        EventKey key = new EventKey(name(headers, "ce_source"), name(headers, "ce_id"));
        JsonNode data = object(value);
        refuseUndeclared(kind, data);
        Fields fields = new Fields(data, "");
        String customer = fields.optionalText("customerId");
        if (customer == null && !kind.mayBeAnonymous()) {
            throw new PoisonRecordException("/customerId is missing");
        }
        if (customer != null && customer.length() > LONGEST_NAME) {
            throw new PoisonRecordException("/customerId is longer than " + LONGEST_NAME + " characters");
        }
        return new OfBusiness(key, type, customer, kind.read(fields), value);
    }

    private static JsonNode object(byte[] value) throws PoisonRecordException {
        try {
            JsonNode data = JSON.readTree(value);
            if (!data.isObject()) {
                throw new PoisonRecordException("the value is not a JSON object");
            }
            if (holdsNul(data)) {
                throw new PoisonRecordException("a text holds the NUL character, which the database cannot keep");
            }
            return data;
        } catch (JacksonException e) {
            throw new PoisonRecordException("the value is not JSON: " + e.getOriginalMessage());
        }
    }

    /** The index could keep it and the table could not: refused here, they stay alike. */
    private static boolean holdsNul(JsonNode node) {
        if (node.isString()) {
            return node.stringValue().indexOf('\0') >= 0;
        }
        return node.propertyNames().stream().anyMatch(name -> name.indexOf('\0') >= 0)
                || node.valueStream().anyMatch(SupportEventDeserializer::holdsNul);
    }

    private static void refuseUndeclared(EventKind kind, JsonNode data) throws PoisonRecordException {
        for (String field : data.propertyNames()) {
            if (!kind.declares(field) && PersonalDataNames.matches(field)) {
                throw new PoisonRecordException(GuardRail.UNDECLARED_PERSONAL_DATA.because(
                        "/" + field + " looks like personal data and no contract declares it"));
            }
        }
    }

    private static String name(Headers headers, String header) throws PoisonRecordException {
        String name = header(headers, header);
        if (name.length() > LONGEST_NAME) {
            throw new PoisonRecordException("header " + header + " is longer than " + LONGEST_NAME + " characters");
        }
        return name;
    }

    private static String header(Headers headers, String name) throws PoisonRecordException {
        Header header = headers.lastHeader(name);
        if (header == null || header.value() == null || header.value().length == 0) {
            throw new PoisonRecordException("header " + name + " is missing; expected a CloudEvent in binary mode");
        }
        return new String(header.value(), StandardCharsets.UTF_8);
    }
}
