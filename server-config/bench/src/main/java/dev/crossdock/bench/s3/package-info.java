/** What speaks with the library of the baseline {@code s3-client}; loaded with that baseline's class path only. */
@NullMarked
package dev.crossdock.bench.s3;

import org.jspecify.annotations.NullMarked;
