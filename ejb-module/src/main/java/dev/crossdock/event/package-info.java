/** Takes in events from outside: checks them, publishes each once, and tells the sender where it stands. */
@NullMarked
package dev.crossdock.event;

import org.jspecify.annotations.NullMarked;
