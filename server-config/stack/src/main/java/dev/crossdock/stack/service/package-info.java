/** The servers of the stack, one declarative class each; {@link dev.crossdock.stack.service.ServiceTable} lists them. */
@NullMarked
package dev.crossdock.stack.service;

import org.jspecify.annotations.NullMarked;
