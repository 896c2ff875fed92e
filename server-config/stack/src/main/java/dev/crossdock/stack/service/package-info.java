/** The servers of the stack, one declarative class each; {@link dev.crossdock.stack.service.ServiceTable} lists them. */
package dev.crossdock.stack.service;
