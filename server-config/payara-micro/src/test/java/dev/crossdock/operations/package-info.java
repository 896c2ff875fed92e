/** What operations does to servers that are really there. */
@NullMarked
package dev.crossdock.operations;

import org.jspecify.annotations.NullMarked;
