package dev.crossdock.erasure;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whom a record may be about: its key, the subject of its event, every {@code customerId} of its value; of a value that is
 * no JSON, each of its words.
 */
final class CustomerReferences {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}_.@-]+");

    private CustomerReferences() {}

    /** The ids that occur; more than customers' ids, so they are only to be compared with. */
    static Set<String> in(ConsumerRecord<byte[], byte[]> letter) {
        Set<String> ids = new HashSet<>();
        add(ids, letter.key());
        Header subject = letter.headers().lastHeader("ce_subject");
        if (subject != null) {
            add(ids, subject.value());
        }
        if (letter.value() != null) {
            addFrom(ids, letter.value());
        }
        return ids;
    }

    private static void addFrom(Set<String> ids, byte[] value) {
        try {
            collect(ids, JSON.readTree(value));
        } catch (JacksonException unreadable) {
            ids.addAll(List.of(BETWEEN_WORDS.split(text(value))));
        }
    }

    private static void collect(Set<String> ids, JsonNode node) {
        node.properties().forEach(field -> {
            if (field.getKey().equals("customerId") && field.getValue().isValueNode()) {
                ids.add(field.getValue().asString());
            }
            collect(ids, field.getValue());
        });
        if (node.isArray()) {
            node.forEach(element -> collect(ids, element));
        }
    }

    private static void add(Set<String> ids, byte @Nullable [] id) {
        if (id != null) {
            ids.add(text(id));
        }
    }

    private static String text(byte[] utf8) {
        return new String(utf8, StandardCharsets.UTF_8);
    }
}
