package dev.crossdock.work;

/**
 * One thing wrong with a job that was asked for.
 *
 * @param pointer the JSON pointer of the place
 * @param detail what was expected there
 */
public record InvalidField(String pointer, String detail) {}
