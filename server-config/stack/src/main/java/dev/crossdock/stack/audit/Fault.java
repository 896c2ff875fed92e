package dev.crossdock.stack.audit;

/**
 * The first place at which the log is not as it was written.
 *
 * @param seq the entry that is wrong or missing
 * @param kind {@code changed}, {@code removed}, {@code inserted}, {@code unchained}, {@code cut-off}, {@code replaced}
 * @param detail what was expected and what came
 */
public record Fault(long seq, String kind, String detail) {}
