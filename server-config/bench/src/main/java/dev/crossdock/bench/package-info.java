/** Measures what the running stack does side by side with what one could use instead, in the same run. */
package dev.crossdock.bench;
