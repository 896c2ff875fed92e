/** Statements about customers on a real PostgreSQL. */
@org.jspecify.annotations.NullMarked
package dev.crossdock.customer.store;
