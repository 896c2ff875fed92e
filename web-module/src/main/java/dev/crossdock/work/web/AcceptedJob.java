package dev.crossdock.work.web;

/**
 * What a sender is told.
 *
 * @param id asks for its state
 * @param self where
 */
public record AcceptedJob(String id, String kind, String self) {}
