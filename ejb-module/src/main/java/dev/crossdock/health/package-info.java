/** How the parts of the stack are; rooms bring a check for each part that they stand on. */
@NullMarked
package dev.crossdock.health;

import org.jspecify.annotations.NullMarked;
