/** How far the application's start has come, for everything that must wait for it. */
@NullMarked
package dev.crossdock.lifecycle;

import org.jspecify.annotations.NullMarked;
