/** A worker of Kafka Connect: what it says of its connectors, and what operators may do to them as to other groups. */
@NullMarked
package dev.crossdock.connect;

import org.jspecify.annotations.NullMarked;
