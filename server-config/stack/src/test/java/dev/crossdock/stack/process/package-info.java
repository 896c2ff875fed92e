/** Tests of the launcher's process. */
package dev.crossdock.stack.process;
