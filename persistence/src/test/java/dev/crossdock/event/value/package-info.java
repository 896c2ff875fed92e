/** Names of events. */
@org.jspecify.annotations.NullMarked
package dev.crossdock.event.value;
