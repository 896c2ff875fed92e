/**
 * Holds every contract against what runs, again and again, and remembers what it found; the checks are pure, the edge is
 * {@link dev.crossdock.review.live.LiveCheck}.
 */
@NullMarked
package dev.crossdock.review.live;

import org.jspecify.annotations.NullMarked;
