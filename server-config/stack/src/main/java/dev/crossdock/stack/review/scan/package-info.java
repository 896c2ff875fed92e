/**
 * Reads any Kafka cluster the other way round: drafts the contracts its topics seem to follow and names what they misuse;
 * pure, called by the command line.
 */
@NullMarked
package dev.crossdock.stack.review.scan;

import org.jspecify.annotations.NullMarked;
