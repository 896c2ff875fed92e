/** Statements about receipts on a real PostgreSQL. */
@org.jspecify.annotations.NullMarked
package dev.crossdock.event.store;
