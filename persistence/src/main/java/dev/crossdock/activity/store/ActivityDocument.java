package dev.crossdock.activity.store;

import dev.crossdock.event.value.EventId;
import dev.crossdock.projection.store.ContentHash;
import dev.crossdock.value.Moment;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * One activity as it stands in the index: what its row in PostgreSQL says, without the data that nobody searches for.
 *
 * @param row its {@code data} plays no part
 */
public record ActivityDocument(ActivityRow row) {

    /** A digest is stored in parts, small enough that billions of them are added up exactly in floating point. */
    static final int PARTS = 3;

    private static final int PART_BITS = 20;
    private static final long PART = (1L << PART_BITS) - 1;
    private static final char SEPARATOR = '\u001f';
    private static final String ABSENT = "\u0000";
    private static final JsonMapper JSON = JsonMapper.shared();

    /** The same for the same event, however long its source and id are: an index takes 512 bytes. */
    public String id() {
        return id(row.key);
    }

    static String id(EventId key) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(hash("SHA-256", key.source() + SEPARATOR + key.id()));
    }

    /** The content as a number, to compare and to add up; the same wherever the content comes from. */
    public ContentHash hash() {
        return new ContentHash(1, BigInteger.valueOf(digest()));
    }

    /** It finds faults; it is no defence against an adversary. */
    private long digest() {
        BigDecimal amount = row.amount;
        StringJoiner content = new StringJoiner(String.valueOf(SEPARATOR))
                .add(row.key.source())
                .add(row.key.id())
                .add(row.customerId)
                .add(row.type)
                .add(String.valueOf(Moment.micros(row.occurredAt)))
                .add(amount == null ? ABSENT : amount.stripTrailingZeros().toPlainString())
                .add(orAbsent(row.currency))
                .add(orAbsent(row.category))
                .add(orAbsent(row.text))
                .add(orAbsent(row.orderId))
                .add(row.topic)
                .add(String.valueOf(row.partition))
                .add(String.valueOf(row.offset));
        return ByteBuffer.wrap(hash("MD5", content.toString())).getLong() >>> (Long.SIZE - PARTS * PART_BITS);
    }

    private static String orAbsent(@Nullable String value) {
        return value == null ? ABSENT : value;
    }

    private static byte[] hash(String algorithm, String content) {
        try {
            return MessageDigest.getInstance(algorithm).digest(content.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java knows " + algorithm, e);
        }
    }

    /** As the index is given it. */
    ObjectNode json() {
        long digest = digest();
        ObjectNode json = JSON.createObjectNode()
                .put("source", row.key.source())
                .put("id", row.key.id())
                .put("customerId", row.customerId)
                .put("type", row.type)
                .put("occurredAt", row.occurredAt.truncatedTo(ChronoUnit.MICROS).toString())
                .put("at", Moment.micros(row.occurredAt))
                .put("topic", row.topic)
                .put("partition", row.partition)
                .put("offset", row.offset)
                .put("digest0", digest & PART)
                .put("digest1", (digest >>> PART_BITS) & PART)
                .put("digest2", (digest >>> (2 * PART_BITS)) & PART);
        BigDecimal amount = row.amount;
        // As text, so that no digit is lost on the way back.
        put(json, "amount", amount == null ? null : amount.toPlainString());
        put(json, "currency", row.currency);
        put(json, "category", row.category);
        put(json, "text", row.text);
        put(json, "orderId", row.orderId);
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
            return new ActivityDocument(new ActivityRow(
                    new EventId(
                            source.get("source").asString(), source.get("id").asString()),
                    source.get("customerId").asString(),
                    source.get("type").asString(),
                    Instant.EPOCH.plus(source.get("at").asLong(), ChronoUnit.MICROS),
                    amount == null ? null : new BigDecimal(amount),
                    text(source, "currency"),
                    text(source, "category"),
                    text(source, "text"),
                    text(source, "orderId"),
                    source.get("topic").asString(),
                    source.get("partition").asInt(),
                    source.get("offset").asLong(),
                    "{}"));
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
