/** Measures what the running stack does side by side with what one could use instead, in the same run. */
@NullMarked
package dev.crossdock.bench;

import org.jspecify.annotations.NullMarked;
