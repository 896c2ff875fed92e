/** The Kafka clusters: which there are, which brokers to ask, and how clients identify themselves. */
@NullMarked
package dev.crossdock.kafka;

import org.jspecify.annotations.NullMarked;
