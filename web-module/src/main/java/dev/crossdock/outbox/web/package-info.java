/** What waits in the outbox, for machines that watch. */
@NullMarked
package dev.crossdock.outbox.web;

import org.jspecify.annotations.NullMarked;
