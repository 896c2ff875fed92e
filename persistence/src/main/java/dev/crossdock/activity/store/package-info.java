/** The table with everything a customer did, and the statements that fill and read it. */
@NullMarked
package dev.crossdock.activity.store;

import org.jspecify.annotations.NullMarked;
