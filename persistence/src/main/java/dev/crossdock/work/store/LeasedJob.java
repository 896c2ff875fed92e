package dev.crossdock.work.store;

/**
 * An attempt at a job. No two attempts have the same round and number, so that whoever was overtaken by another attempt can
 * change nothing any more.
 */
public record LeasedJob(String id, int round, int attempt) {}
