/** Brings what rooms leave in their own transactions to Kafka and to the broker once those have committed; any room may append. */
@NullMarked
package dev.crossdock.outbox;

import org.jspecify.annotations.NullMarked;
