package dev.crossdock.activity.store;

import dev.crossdock.projection.store.ContentHash;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.util.RawValue;

/**
 * One activity as it stands in the index; the same facts as its row in PostgreSQL.
 *
 * @param id what makes it one activity, however often it is told
 * @param occurredAt to the microsecond, as PostgreSQL keeps it
 * @param details everything else it says, a JSON object
 * @param topic where it was read, with partition and offset
 */
public record ActivityDocument(
        String id,
        String customerId,
        String type,
        Instant occurredAt,
        @Nullable BigDecimal amount,
        @Nullable String currency,
        @Nullable String category,
        @Nullable String text,
        String details,
        String topic,
        int partition,
        long offset) {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    /** A digest is stored in parts, small enough that billions of them are added up exactly in floating point. */
    static final int PARTS = 3;

    private static final int PART_BITS = 20;
    private static final long PART = (1L << PART_BITS) - 1;
    private static final char BETWEEN = '\u001f';
    private static final String ABSENT = "\u0000";

    /** Cuts the time to what PostgreSQL keeps. */
    public ActivityDocument {
        occurredAt = occurredAt.truncatedTo(ChronoUnit.MICROS);
    }

    /** The content as a number, to compare and to add up; equal however the content is stored. */
    public ContentHash hash() {
        return new ContentHash(1, BigInteger.valueOf(digest()));
    }

    private long digest() {
        StringJoiner content = new StringJoiner(String.valueOf(BETWEEN));
        content.add(id).add(customerId).add(type).add(String.valueOf(micros()));
        content.add(amount == null ? ABSENT : amount.stripTrailingZeros().toPlainString());
        content.add(orAbsent(currency)).add(orAbsent(category)).add(orAbsent(text));
        content.add(JSON.writeValueAsString(JSON.readValue(details, Map.class)));
        content.add(topic).add(String.valueOf(partition)).add(String.valueOf(offset));
        return ByteBuffer.wrap(md5(content.toString())).getLong() >>> (Long.SIZE - PARTS * PART_BITS);
    }

    private static String orAbsent(@Nullable String value) {
        return value == null ? ABSENT : value;
    }

    /** It finds faults; it is no defence against an adversary. */
    private static byte[] md5(String content) {
        try {
            return MessageDigest.getInstance("MD5").digest(content.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java knows MD5", e);
        }
    }

    long micros() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, occurredAt);
    }

    /** As the index is given it. */
    ObjectNode json() {
        long digest = digest();
        ObjectNode json = JSON.createObjectNode()
                .put("id", id)
                .put("customerId", customerId)
                .put("type", type)
                .put("occurredAt", occurredAt.toString())
                .put("at", micros())
                .put("topic", topic)
                .put("partition", partition)
                .put("offset", offset)
                .put("digest0", digest & PART)
                .put("digest1", (digest >>> PART_BITS) & PART)
                .put("digest2", (digest >>> (2 * PART_BITS)) & PART)
                .putRawValue("details", new RawValue(details));
        if (amount != null) {
            // As text, so that no digit is lost on the way back.
            json.put("amount", amount.toPlainString());
        }
        put(json, "currency", currency);
        put(json, "category", category);
        put(json, "text", text);
        return json;
    }

    private static void put(ObjectNode json, String field, @Nullable String value) {
        if (value != null) {
            json.put(field, value);
        }
    }

    /**
     * What the index gives back, whoever wrote it there.
     *
     * @throws IllegalArgumentException if that is no activity
     */
    static ActivityDocument of(JsonNode source) {
        try {
            String amount = text(source, "amount");
            return new ActivityDocument(
                    source.get("id").asString(),
                    source.get("customerId").asString(),
                    source.get("type").asString(),
                    Instant.EPOCH.plus(source.get("at").asLong(), ChronoUnit.MICROS),
                    amount == null ? null : new BigDecimal(amount),
                    text(source, "currency"),
                    text(source, "category"),
                    text(source, "text"),
                    source.path("details").toString(),
                    source.get("topic").asString(),
                    source.get("partition").asInt(),
                    source.get("offset").asLong());
        } catch (RuntimeException e) {
            throw new IllegalArgumentException("the document is no activity: " + e.getMessage(), e);
        }
    }

    private static @Nullable String text(JsonNode source, String field) {
        return source.path(field).asString(null);
    }

    /** The sum of digests whose parts were added up apart, the lowest part first. */
    static ContentHash sum(long rows, List<Double> parts) {
        BigInteger sum = BigInteger.ZERO;
        for (int part = 0; part < PARTS; part++) {
            sum = sum.add(new BigDecimal(parts.get(part)).toBigInteger().shiftLeft(part * PART_BITS));
        }
        return new ContentHash(rows, sum);
    }
}
