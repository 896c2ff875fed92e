/** Statements about nodes on a real PostgreSQL. */
@org.jspecify.annotations.NullMarked
package dev.crossdock.operations.store;
