/** Statements of background work on a real PostgreSQL. */
@org.jspecify.annotations.NullMarked
package dev.crossdock.work.store;
