/** Brings what a transaction has left to be done to where it belongs, once the transaction is over. */
@NullMarked
package dev.crossdock.outbox;

import org.jspecify.annotations.NullMarked;
