/** Where the consumer groups' positions, wishes and rebuild reports are kept. */
@NullMarked
package dev.crossdock.projection.store;

import org.jspecify.annotations.NullMarked;
