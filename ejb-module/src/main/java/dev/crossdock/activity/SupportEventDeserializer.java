package dev.crossdock.activity;

import dev.crossdock.activity.SupportEvent.OfBusiness;
import dev.crossdock.activity.SupportEvent.OfCustomer;
import dev.crossdock.activity.store.EventKey;
import dev.crossdock.customer.CustomerEventDeserializer;
import dev.crossdock.customer.CustomerRecords;
import dev.crossdock.projection.PoisonRecordException;
import dev.crossdock.projection.RecordValueDeserializer;
import dev.crossdock.review.guard.GuardRail;
import dev.crossdock.review.guard.PersonalDataNames;
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
        EventKey key = new EventKey(header(headers, "ce_source"), header(headers, "ce_id"));
        JsonNode data = object(value);
        refuseUndeclared(kind, data);
        Fields fields = new Fields(data, "");
        String customer = fields.optionalText("customerId");
        if (customer == null && !kind.mayBeAnonymous()) {
            throw new PoisonRecordException("/customerId is missing");
        }
        return new OfBusiness(key, type, customer, kind.read(fields), value);
    }

    private static JsonNode object(byte[] value) throws PoisonRecordException {
        try {
            JsonNode data = JSON.readTree(value);
            if (!data.isObject()) {
                throw new PoisonRecordException("the value is not a JSON object");
            }
            return data;
        } catch (JacksonException e) {
            throw new PoisonRecordException("the value is not JSON: " + e.getOriginalMessage());
        }
    }

    private static void refuseUndeclared(EventKind kind, JsonNode data) throws PoisonRecordException {
        for (String field : data.propertyNames()) {
            if (!kind.declares(field) && PersonalDataNames.matches(field)) {
                throw new PoisonRecordException(GuardRail.UNDECLARED_PERSONAL_DATA.because(
                        "/" + field + " looks like personal data and no contract declares it"));
            }
        }
    }

    private static String header(Headers headers, String name) throws PoisonRecordException {
        Header header = headers.lastHeader(name);
        if (header == null || header.value() == null || header.value().length == 0) {
            throw new PoisonRecordException("header " + name + " is missing; expected a CloudEvent in binary mode");
        }
        return new String(header.value(), StandardCharsets.UTF_8);
    }
}
