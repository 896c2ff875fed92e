/** Feeds the platform with events over its public HTTP interface: files, the generator and the demo. */
@NullMarked
package dev.crossdock.stack.feed;

import org.jspecify.annotations.NullMarked;
