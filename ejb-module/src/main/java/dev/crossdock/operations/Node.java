package dev.crossdock.operations;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * An instance of the application.
 *
 * @param name the value of {@code crossdock.node}, else the name of its host
 * @param silent since it last said that it lives
 * @param partitions how many partitions it reads, by consumer group
 */
public record Node(String name, boolean alive, Instant startedAt, Duration silent, Map<String, Integer> partitions) {}
