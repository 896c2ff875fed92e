/**
 * Observes a Kafka cluster without changing it, into snapshots that hold figures and field names but no content; called by
 * the live check and the scan.
 */
@NullMarked
package dev.crossdock.review.cluster;

import org.jspecify.annotations.NullMarked;
