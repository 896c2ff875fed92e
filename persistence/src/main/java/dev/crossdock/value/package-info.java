/** Values that mean the same in every workload, each with the one rule that schema, readers, jobs, documents and erasure share. */
@NullMarked
package dev.crossdock.value;

import org.jspecify.annotations.NullMarked;
