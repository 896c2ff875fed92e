/** Jobs, their history and the messages that have to be sent about them; only the services of background work call in. */
@NullMarked
package dev.crossdock.work.store;

import org.jspecify.annotations.NullMarked;
