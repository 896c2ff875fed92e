/** What is told about a rebuild, by its store and to everybody who asks. */
@NullMarked
package dev.crossdock.projection.value;

import org.jspecify.annotations.NullMarked;
