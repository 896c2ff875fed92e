/** A real database for tests of statements. */
package dev.crossdock.persistence.store;
