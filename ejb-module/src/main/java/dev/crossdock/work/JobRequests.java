package dev.crossdock.work;

import dev.crossdock.value.Checksums;
import dev.crossdock.value.Identifier;
import dev.crossdock.work.store.NewJob;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads what somebody asks for: one JSON object with the fields of the kind's schema and, beside them, {@code priority},
 * {@code tenant}, {@code customerId}, {@code notBefore} and {@code deadline}.
 */
final class JobRequests {

    /** The priority of a job whose sender does not say. */
    static final int DEFAULT_PRIORITY = 4;

    private static final String DEFAULT_TENANT = "default";
    private static final int HIGHEST_PRIORITY = 9;
    private static final Duration FURTHEST = Duration.ofDays(366);
    private static final Pattern TENANT = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
    private static final Set<String> ENVELOPE = Set.of("priority", "tenant", "customerId", "notBefore", "deadline");

    private final JobSchemas schemas = new JobSchemas();
    private final Clock clock;

    JobRequests(Clock clock) {
        this.clock = clock;
    }

    /**
     * Reads a request.
     *
     * @param key what makes a repetition known as one; null if every call is a new job
     * @throws InvalidJobException with everything that is wrong
     */
    NewJob read(String caller, JobKind kind, JsonNode json, @Nullable String key) {
        if (!(json instanceof ObjectNode object)) {
            throw new InvalidJobException(List.of(new InvalidField("", "expected a JSON object")));
        }
        List<InvalidField> wrong = new ArrayList<>();
        int priority = priority(object.get("priority"), wrong);
        String tenant = tenant(object.get("tenant"), wrong);
        String customerId = customerId(object.get("customerId"), wrong);
        Instant notBefore = time(object, "notBefore", wrong);
        Instant deadline = time(object, "deadline", wrong);
        checkOrder(notBefore, deadline, wrong);
        ObjectNode body = object.deepCopy().remove(ENVELOPE);
        wrong.addAll(schemas.check(kind, body));
        if (!wrong.isEmpty()) {
            throw new InvalidJobException(wrong);
        }
        return new NewJob(
                JobIds.next(clock.millis()),
                kind.word(),
                tenant,
                customerId == null ? firstCustomerIn(body) : customerId,
                priority,
                notBefore,
                deadline,
                body.toString(),
                caller,
                key,
                Checksums.digest().digest(json.toString().getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * Checks the body of a job that exists.
     *
     * @throws InvalidJobException with everything that is wrong
     */
    void checkBody(JobKind kind, JsonNode body) {
        List<InvalidField> wrong = schemas.check(kind, body);
        if (!wrong.isEmpty()) {
            throw new InvalidJobException(wrong);
        }
    }

    private static int priority(@Nullable JsonNode node, List<InvalidField> wrong) {
        if (node == null) {
            return DEFAULT_PRIORITY;
        }
        if (!node.isIntegralNumber() || node.asLong(-1) < 0 || node.asLong(-1) > HIGHEST_PRIORITY) {
            wrong.add(new InvalidField("/priority", "expected a whole number from 0 to 9, got " + node));
            return DEFAULT_PRIORITY;
        }
        return node.intValue();
    }

    private static String tenant(@Nullable JsonNode node, List<InvalidField> wrong) {
        if (node == null) {
            return DEFAULT_TENANT;
        }
        String tenant = node.isString() ? node.stringValue() : "";
        if (!TENANT.matcher(tenant).matches()) {
            wrong.add(new InvalidField(
                    "/tenant", "expected up to 63 lower-case letters, digits and hyphens, got " + node));
            return DEFAULT_TENANT;
        }
        return tenant;
    }

    private static @Nullable String customerId(@Nullable JsonNode node, List<InvalidField> wrong) {
        if (node == null) {
            return null;
        }
        String id = node.isString() ? node.stringValue() : "";
        if (id.isBlank() || !Identifier.isValid(id)) {
            wrong.add(new InvalidField(
                    "/customerId", "expected a customer's id of up to " + Identifier.MAX_LENGTH + " characters"));
            return null;
        }
        return id;
    }

    /** A job that names its customer within its body is theirs too. */
    private static @Nullable String firstCustomerIn(JsonNode body) {
        return body.findValues("customerId").stream()
                .filter(JsonNode::isString)
                .map(JsonNode::stringValue)
                .filter(id -> !id.isBlank() && Identifier.isValid(id))
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Instant time(ObjectNode object, String field, List<InvalidField> wrong) {
        JsonNode node = object.get(field);
        if (node == null) {
            return null;
        }
        try {
            return OffsetDateTime.parse(node.isString() ? node.stringValue() : "")
                    .toInstant();
        } catch (DateTimeParseException e) {
            wrong.add(new InvalidField(
                    "/" + field, "expected a time with a zone, such as 2026-05-01T09:00:00Z, got " + node));
            return null;
        }
    }

    private void checkOrder(@Nullable Instant notBefore, @Nullable Instant deadline, List<InvalidField> wrong) {
        Instant now = clock.instant();
        if (notBefore != null && notBefore.isAfter(now.plus(FURTHEST))) {
            wrong.add(new InvalidField("/notBefore", "is more than a year ahead; ask for the job closer to its time"));
        }
        if (deadline != null && !deadline.isAfter(now)) {
            wrong.add(new InvalidField("/deadline", "has passed already"));
        } else if (deadline != null && notBefore != null && !deadline.isAfter(notBefore)) {
            wrong.add(new InvalidField("/deadline", "must be after notBefore"));
        }
    }
}
