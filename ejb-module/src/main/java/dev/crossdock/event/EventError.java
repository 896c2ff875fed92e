package dev.crossdock.event;

/** One thing wrong with an event: the JSON pointer of the place, and what was expected there. */
public record EventError(String pointer, String detail) {}
