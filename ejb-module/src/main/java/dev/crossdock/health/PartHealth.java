package dev.crossdock.health;

/**
 * How one part of the stack is.
 *
 * @param detail where it is, or what is wrong with it
 */
public record PartHealth(Part part, boolean up, String detail) {}
