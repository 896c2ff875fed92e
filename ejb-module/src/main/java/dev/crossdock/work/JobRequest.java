package dev.crossdock.work;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A job as somebody asks for it, checked.
 *
 * @param tenant for whom it is
 * @param customerId whom it is about; null if nobody says
 * @param priority 0 to 9; nine is the most urgent
 * @param notBefore when it may begin; null for at once
 * @param deadline when it is no longer worth doing; null for never
 * @param body what is to be done, by the schema of its kind
 */
public record JobRequest(
        JobKind kind,
        String tenant,
        @Nullable String customerId,
        int priority,
        @Nullable Instant notBefore,
        @Nullable Instant deadline,
        ObjectNode body) {}
