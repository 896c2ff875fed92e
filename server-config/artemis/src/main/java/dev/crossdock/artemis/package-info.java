/** The process that holds the Artemis broker; nobody calls in, it is started by the launcher. */
@NullMarked
package dev.crossdock.artemis;

import org.jspecify.annotations.NullMarked;
