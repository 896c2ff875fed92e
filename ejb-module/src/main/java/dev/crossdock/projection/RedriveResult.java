package dev.crossdock.projection;

import org.jspecify.annotations.Nullable;

/**
 * What became of dead letters that were offered again.
 *
 * @param settled how many have taken effect, or were no longer news
 * @param stillDead how many were refused again
 * @param next after which letter to go on; null if all were offered
 */
public record RedriveResult(
        long settled, long stillDead, @Nullable String next) {}
