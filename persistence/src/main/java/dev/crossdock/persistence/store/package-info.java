/** The one way to the database: its data source and the migrations that bring every schema up to date. */
@NullMarked
package dev.crossdock.persistence.store;

import org.jspecify.annotations.NullMarked;
