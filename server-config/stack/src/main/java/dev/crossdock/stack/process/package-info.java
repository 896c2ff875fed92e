/** Operating-system processes: starting them detached, finding them again, stopping and measuring them. */
@NullMarked
package dev.crossdock.stack.process;

import org.jspecify.annotations.NullMarked;
