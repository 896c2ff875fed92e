package dev.crossdock.activity.value;

import java.time.Instant;

/** The newest support interaction with a customer; notes that agents wrote for each other do not count. */
public record LastContact(Instant at, String channel, String category) {}
