/** What speaks with the library of the baseline {@code bare-opensearch}; loaded with that baseline's class path only. */
@NullMarked
package dev.crossdock.bench.opensearch;

import org.jspecify.annotations.NullMarked;
