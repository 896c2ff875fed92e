package dev.crossdock.customer;

import dev.crossdock.contract.guard.GuardRail;
import dev.crossdock.contract.guard.PersonalDataNames;
import dev.crossdock.customer.CustomerChange.Erased;
import dev.crossdock.customer.CustomerChange.ProfileChanged;
import dev.crossdock.customer.store.CustomerProfileRow;
import dev.crossdock.erasure.CustomerErased;
import dev.crossdock.event.EventAttributes;
import dev.crossdock.event.UnreadableEventException;
import dev.crossdock.value.CustomerId;
import dev.crossdock.value.EmailAddress;
import dev.crossdock.value.Identifier;
import dev.crossdock.value.Moment;
import dev.crossdock.value.Revision;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Turns records of {@code customer-profile-events} into changes: CloudEvents in Kafka's binary content mode. Producers may
 * write to the topic directly, so nothing is taken on trust. By hand, field by field: four groups read every change, and
 * objects stay the text they came as, which is stored without looking inside.
 */
public final class CustomerRecords {

    /** The topic. */
    public static final String TOPIC = "customer-profile-events";

    static final String PROFILE_CHANGED = "customer.profile-changed";

    private static final JsonFactory JSON = new JsonFactory();

    private CustomerRecords() {}

    /**
     * The change that a record stands for.
     *
     * @throws UnreadableEventException if no retry can ever make sense of it
     */
    public static CustomerChange decode(ConsumerRecord<String, byte[]> polled) throws UnreadableEventException {
        if (polled.value() == null) {
            return new Erased(new CustomerId(key(polled)), 0);
        }
        Reading reading = read(polled.value());
        boolean erasure = isErasure(polled);
        Instant occurredAt = occurredAt(polled);
        CustomerId customer = reading.customerId();
        if (!key(polled).equals(customer.value())) {
            throw new UnreadableEventException("/customerId differs from the record's key");
        }
        CustomerProfileRow profile = reading.profile;
        profile.occurredAt = occurredAt;
        return erasure
                ? new Erased(customer, profile.revision)
                : new ProfileChanged(customer, profile, polled.value(), polled.partition(), polled.offset());
    }

    /**
     * The key of a record that is about a customer.
     *
     * @throws UnreadableEventException if it has none, or one that is no id
     */
    public static String key(ConsumerRecord<String, ?> polled) throws UnreadableEventException {
        String key = polled.key();
        if (key == null || key.isEmpty()) {
            throw new UnreadableEventException(
                    GuardRail.KEYLESS_RECORD.because("the record has no key; expected the customer id"));
        }
        if (!Identifier.isValid(key)) {
            throw new UnreadableEventException("the key " + Identifier.EXPECTED);
        }
        return key;
    }

    private static Reading read(byte[] value) throws UnreadableEventException {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), value)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new UnreadableEventException("the value is not a JSON object");
            }
            Reading reading = new Reading(value);
            for (String field = parser.nextName(); field != null; field = parser.nextName()) {
                parser.nextToken();
                reading.field(parser, field);
            }
            if (parser.nextToken() != null) {
                throw new UnreadableEventException("the value is not JSON: something follows the object");
            }
            return reading;
        } catch (JacksonException e) {
            throw new UnreadableEventException("the value is not JSON: " + e.getOriginalMessage());
        }
    }

    private static boolean isErasure(ConsumerRecord<?, ?> polled) throws UnreadableEventException {
        String type = EventAttributes.find(polled.headers(), "type");
        if (type != null && !type.equals(PROFILE_CHANGED) && !type.equals(CustomerErased.TYPE)) {
            throw new UnreadableEventException(GuardRail.UNDECLARED_EVENT.because(
                    "ce_type is '" + type + "'; expected " + PROFILE_CHANGED + " or " + CustomerErased.TYPE));
        }
        return CustomerErased.TYPE.equals(type);
    }

    /** An event without a time happened when it was written. */
    private static Instant occurredAt(ConsumerRecord<?, ?> polled) throws UnreadableEventException {
        String time = EventAttributes.find(polled.headers(), "time");
        try {
            return time == null
                    ? Instant.ofEpochMilli(polled.timestamp())
                    : Moment.parse(time).instant();
        } catch (IllegalArgumentException e) {
            throw new UnreadableEventException("ce_time " + e.getMessage());
        }
    }

    /** The profile, as far as it was read. */
    private static final class Reading {

        private final byte[] value;
        private final CustomerProfileRow profile = new CustomerProfileRow();

        Reading(byte[] value) {
            this.value = value;
        }

        void field(JsonParser parser, String field) throws UnreadableEventException {
            if (field.equals("revision")) {
                profile.revision = revision(parser);
                return;
            }
            if (parser.currentToken() == JsonToken.VALUE_NULL) {
                return;
            }
            switch (field) {
                case "customerId" -> profile.customerId = text(parser, field);
                case "givenName" -> profile.givenName = text(parser, field);
                case "familyName" -> profile.familyName = text(parser, field);
                case "email" -> profile.email = address(parser, field);
                case "phone" -> profile.phone = text(parser, field);
                case "country" -> profile.country = text(parser, field);
                case "marketingConsent" -> profile.marketingConsent = consent(parser);
                case "deliveryAddress" -> profile.deliveryAddress = object(parser, field);
                case "invoice" -> profile.invoice = object(parser, field);
                default -> unknown(parser, field);
            }
        }

        /** Readers skip what they do not know, but they do not store personal data that nobody declared. */
        private static void unknown(JsonParser parser, String field) throws UnreadableEventException {
            if (PersonalDataNames.matches(field)) {
                throw new UnreadableEventException(GuardRail.UNDECLARED_PERSONAL_DATA.because(
                        "/" + field + " looks like personal data and no contract declares it"));
            }
            parser.skipChildren();
        }

        CustomerId customerId() throws UnreadableEventException {
            String customerId = profile.customerId;
            if (customerId == null || customerId.isEmpty()) {
                throw new UnreadableEventException("/customerId is missing");
            }
            if (!Identifier.isValid(customerId)) {
                throw new UnreadableEventException("/customerId " + Identifier.EXPECTED);
            }
            if (!Revision.isValid(profile.revision)) {
                throw new UnreadableEventException("/revision " + Revision.EXPECTED);
            }
            return new CustomerId(customerId);
        }

        private static long revision(JsonParser parser) throws UnreadableEventException {
            if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT
                    || parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
                throw new UnreadableEventException("/revision " + Revision.EXPECTED);
            }
            return parser.getLongValue();
        }

        private static String text(JsonParser parser, String field) throws UnreadableEventException {
            if (parser.currentToken() != JsonToken.VALUE_STRING) {
                throw new UnreadableEventException("/" + field + " is not a string");
            }
            return parser.getString();
        }

        private static String address(JsonParser parser, String field) throws UnreadableEventException {
            String text = text(parser, field);
            if (!EmailAddress.isValid(text)) {
                throw new UnreadableEventException("/" + field + " " + EmailAddress.EXPECTED);
            }
            return text;
        }

        private String object(JsonParser parser, String field) throws UnreadableEventException {
            if (parser.currentToken() != JsonToken.START_OBJECT) {
                throw new UnreadableEventException("/" + field + " is not an object");
            }
            int from = (int) parser.currentTokenLocation().getByteOffset();
            parser.skipChildren();
            int to = (int) parser.currentLocation().getByteOffset();
            return new String(value, from, to - from, StandardCharsets.UTF_8);
        }

        private static boolean consent(JsonParser parser) throws UnreadableEventException {
            if (!parser.currentToken().isBoolean()) {
                throw new UnreadableEventException("/marketingConsent is not true or false");
            }
            return parser.getBooleanValue();
        }
    }
}
