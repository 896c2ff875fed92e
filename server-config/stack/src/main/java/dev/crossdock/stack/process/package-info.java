/** Operating-system processes: starting them detached, finding them again, stopping and measuring them. */
package dev.crossdock.stack.process;
