/** What speaks with the library of the baseline {@code artemis-client}; loaded with that baseline's class path only. */
@NullMarked
package dev.crossdock.bench.artemis;

import org.jspecify.annotations.NullMarked;
