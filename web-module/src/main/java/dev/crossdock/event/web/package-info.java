/** The HTTP entrance for events. */
@NullMarked
package dev.crossdock.event.web;

import org.jspecify.annotations.NullMarked;
