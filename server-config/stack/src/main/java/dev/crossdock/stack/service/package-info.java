/** The servers of the stack, as services.yaml or a class declares each; {@link dev.crossdock.stack.service.ServiceTable} lists them. */
@NullMarked
package dev.crossdock.stack.service;

import org.jspecify.annotations.NullMarked;
