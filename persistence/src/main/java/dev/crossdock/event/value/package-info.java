/** What names an event, for its store and for everybody who hands events in. */
@NullMarked
package dev.crossdock.event.value;

import org.jspecify.annotations.NullMarked;
