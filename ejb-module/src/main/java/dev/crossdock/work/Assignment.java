package dev.crossdock.work;

import java.time.Instant;
import tools.jackson.databind.JsonNode;

/** What a worker is told of a job. */
public record Assignment(String id, JobKind kind, int round, int attempt, Instant submittedAt, JsonNode body) {}
