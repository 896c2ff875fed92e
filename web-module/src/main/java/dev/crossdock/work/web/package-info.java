/** Background work over REST and on the console: handing in jobs, looking after them, and steering their queues. */
@NullMarked
package dev.crossdock.work.web;

import org.jspecify.annotations.NullMarked;
