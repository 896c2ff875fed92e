package dev.crossdock.operations;

/**
 * How one part of the stack is.
 *
 * @param required whether the application is not ready without it
 * @param detail where it is, or what is wrong with it
 */
public record PartHealth(String name, boolean up, boolean required, String detail) {}
