/** Statements about documents on a real PostgreSQL. */
@org.jspecify.annotations.NullMarked
package dev.crossdock.document.store;
