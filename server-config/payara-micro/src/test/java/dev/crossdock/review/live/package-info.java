/** The live checks, each provoked on real brokers and a real Kafka Connect. */
@NullMarked
package dev.crossdock.review.live;

import org.jspecify.annotations.NullMarked;
