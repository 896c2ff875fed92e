/** The way to the message broker: what contracts declare on it, what it tells of itself, and how a message is sent. */
@NullMarked
package dev.crossdock.queue;

import org.jspecify.annotations.NullMarked;
