/** The command line of Crossdock, and the stack of servers it starts; tests enter by {@link dev.crossdock.stack.Stack}. */
@NullMarked
package dev.crossdock.stack;

import org.jspecify.annotations.NullMarked;
