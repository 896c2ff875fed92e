package dev.crossdock.queue;

import org.jspecify.annotations.Nullable;

/**
 * A rule by which the broker hands a message of one address to another.
 *
 * @param filter which messages; null for all
 */
public record RoutingRule(
        String name, String from, String to, @Nullable String filter) {}
