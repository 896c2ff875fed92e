/** Statements of the outbox on a real PostgreSQL. */
@org.jspecify.annotations.NullMarked
package dev.crossdock.outbox.store;
