/** Statements about consumer groups on a real PostgreSQL. */
@org.jspecify.annotations.NullMarked
package dev.crossdock.projection.store;
