package dev.crossdock.customer;

import dev.crossdock.contract.guard.GuardRail;
import dev.crossdock.contract.guard.PersonalDataNames;
import dev.crossdock.projection.PoisonRecordException;
import dev.crossdock.projection.RecordValueDeserializer;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads customer events: CloudEvents in Kafka's binary content mode. Producers may write to the topic directly, so
 * nothing is taken on trust. Objects stay the text they came as; most readers pass them on without looking inside.
 */
public class CustomerEventDeserializer extends RecordValueDeserializer<CustomerEvent> {

    private static final String PROFILE_CHANGED = "customer.profile-changed";
    private static final String ERASED = "customer.erased";
    private static final JsonFactory JSON = new JsonFactory();

    @Override
    public CustomerEvent decode(String topic, Headers headers, byte[] value) throws PoisonRecordException {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), value)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new PoisonRecordException("the value is not a JSON object");
            }
            Reading reading = new Reading(value);
            for (String field = parser.nextName(); field != null; field = parser.nextName()) {
                parser.nextToken();
                reading.field(parser, field);
            }
            if (parser.nextToken() != null) {
                throw new PoisonRecordException("the value is not JSON: something follows the object");
            }
            return reading.event(isErasure(headers), occurredAt(headers));
        } catch (JacksonException e) {
            throw new PoisonRecordException("the value is not JSON: " + e.getOriginalMessage());
        }
    }

    /** The fields seen so far. */
    private static final class Reading {

        private final byte[] value;
        private @Nullable String customerId;
        private long revision;
        private @Nullable String givenName;
        private @Nullable String familyName;
        private @Nullable String email;
        private @Nullable String phone;
        private @Nullable String country;
        private @Nullable Boolean marketingConsent;
        private @Nullable String deliveryAddress;
        private @Nullable String invoice;

        Reading(byte[] value) {
            this.value = value;
        }

        void field(JsonParser parser, String field) throws PoisonRecordException {
            if (field.equals("revision")) {
                revision = revision(parser);
                return;
            }
            if (parser.currentToken() == JsonToken.VALUE_NULL) {
                return;
            }
            switch (field) {
                case "customerId" -> customerId = text(parser, field);
                case "givenName" -> givenName = text(parser, field);
                case "familyName" -> familyName = text(parser, field);
                case "email" -> email = text(parser, field);
                case "phone" -> phone = text(parser, field);
                case "country" -> country = text(parser, field);
                case "marketingConsent" -> marketingConsent = consent(parser);
                case "deliveryAddress" -> deliveryAddress = object(parser, field);
                case "invoice" -> invoice = object(parser, field);
                default -> unknown(parser, field);
            }
        }

        /** Readers skip what they do not know, but they do not store personal data that nobody declared. */
        private static void unknown(JsonParser parser, String field) throws PoisonRecordException {
            if (PersonalDataNames.matches(field)) {
                throw new PoisonRecordException(GuardRail.UNDECLARED_PERSONAL_DATA.because(
                        "/" + field + " looks like personal data and no contract declares it"));
            }
            parser.skipChildren();
        }

        CustomerEvent event(boolean erasure, @Nullable Instant occurredAt) throws PoisonRecordException {
            if (customerId == null) {
                throw new PoisonRecordException("/customerId is missing");
            }
            if (revision < 1) {
                throw new PoisonRecordException("/revision is not an integer of at least 1");
            }
            var fields = new ProfileFields(
                    givenName, familyName, email, phone, country, marketingConsent, deliveryAddress, invoice);
            return new CustomerEvent(customerId, revision, erasure, occurredAt, fields, value);
        }

        private static long revision(JsonParser parser) throws PoisonRecordException {
            if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT
                    || parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
                throw new PoisonRecordException("/revision is not an integer of at least 1");
            }
            return parser.getLongValue();
        }

        private static String text(JsonParser parser, String field) throws PoisonRecordException {
            if (parser.currentToken() != JsonToken.VALUE_STRING) {
                throw new PoisonRecordException("/" + field + " is not a string");
            }
            return parser.getString();
        }

        private String object(JsonParser parser, String field) throws PoisonRecordException {
            if (parser.currentToken() != JsonToken.START_OBJECT) {
                throw new PoisonRecordException("/" + field + " is not an object");
            }
            int from = (int) parser.currentTokenLocation().getByteOffset();
            parser.skipChildren();
            int to = (int) parser.currentLocation().getByteOffset();
            return new String(value, from, to - from, StandardCharsets.UTF_8);
        }

        private static boolean consent(JsonParser parser) throws PoisonRecordException {
            if (!parser.currentToken().isBoolean()) {
                throw new PoisonRecordException("/marketingConsent is not true or false");
            }
            return parser.getBooleanValue();
        }
    }

    private static boolean isErasure(Headers headers) throws PoisonRecordException {
        String type = header(headers, "ce_type");
        if (type != null && !type.equals(PROFILE_CHANGED) && !type.equals(ERASED)) {
            throw new PoisonRecordException(GuardRail.UNDECLARED_EVENT.because(
                    "ce_type is '" + type + "'; expected " + PROFILE_CHANGED + " or " + ERASED));
        }
        return ERASED.equals(type);
    }

    private static @Nullable Instant occurredAt(Headers headers) throws PoisonRecordException {
        String time = header(headers, "ce_time");
        try {
            return time == null ? null : OffsetDateTime.parse(time).toInstant();
        } catch (DateTimeException e) {
            throw new PoisonRecordException("ce_time is not an RFC 3339 timestamp");
        }
    }

    private static @Nullable String header(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }
}
