package dev.crossdock.customer;

import java.time.Instant;
import java.util.List;

/** What one revision changed. */
public record ProfileChange(long revision, Instant occurredAt, List<FieldChange> changes) {}
