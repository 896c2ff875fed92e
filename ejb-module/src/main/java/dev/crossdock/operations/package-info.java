/** What runs the application as a whole: its start, its topics and the health of what it stands on. */
@NullMarked
package dev.crossdock.operations;

import org.jspecify.annotations.NullMarked;
