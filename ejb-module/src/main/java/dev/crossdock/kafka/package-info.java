/** Clients of the business cluster: which brokers, and how they identify themselves, is said in one place. */
@NullMarked
package dev.crossdock.kafka;

import org.jspecify.annotations.NullMarked;
