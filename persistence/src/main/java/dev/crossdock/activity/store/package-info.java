/** Where everything a customer did is kept: rows in PostgreSQL, documents in OpenSearch. */
@NullMarked
package dev.crossdock.activity.store;

import org.jspecify.annotations.NullMarked;
