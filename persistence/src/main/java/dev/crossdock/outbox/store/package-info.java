/** Events that wait for Kafka; only the outbox calls in. */
@NullMarked
package dev.crossdock.outbox.store;

import org.jspecify.annotations.NullMarked;
