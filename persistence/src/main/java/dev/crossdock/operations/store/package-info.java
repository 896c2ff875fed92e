/** Where the instances of the application say that they live. */
@NullMarked
package dev.crossdock.operations.store;

import org.jspecify.annotations.NullMarked;
