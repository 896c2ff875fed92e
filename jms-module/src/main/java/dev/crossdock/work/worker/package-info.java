/** Background work, one queued job for one worker: the message-driven beans move in here. */
@NullMarked
package dev.crossdock.work.worker;

import org.jspecify.annotations.NullMarked;
