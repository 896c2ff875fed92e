package dev.crossdock.event;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * The attributes of a CloudEvent as headers of a Kafka record, in binary content mode. By hand: the CloudEvents SDK refuses
 * records without {@code ce_specversion}, which producers that write directly leave out, and builds a whole event for the
 * two or three attributes that a reader wants.
 */
public final class EventAttributes {

    private static final String PREFIX = "ce_";

    private EventAttributes() {}

    /** An attribute; null if the record does not have it. */
    public static @Nullable String find(Headers headers, String attribute) {
        Header header = headers.lastHeader(header(attribute));
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    /**
     * An attribute that must be there.
     *
     * @throws UnreadableEventException if it is not
     */
    public static String require(Headers headers, String attribute) throws UnreadableEventException {
        String value = find(headers, attribute);
        if (value == null || value.isEmpty()) {
            throw new UnreadableEventException(
                    "header " + header(attribute) + " is missing; expected a CloudEvent in binary mode");
        }
        return value;
    }

    /** The header that carries an attribute. */
    static String header(String attribute) {
        return attribute.equals("datacontenttype") ? "content-type" : PREFIX + attribute;
    }
}
