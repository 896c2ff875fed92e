/** Remembers which events were accepted; only {@code dev.crossdock.event} calls in. */
@NullMarked
package dev.crossdock.event.store;

import org.jspecify.annotations.NullMarked;
