/** What every workload declares of itself - who writes and reads, the behaviour it needs, the transport it uses - and how such files are read. */
@NullMarked
package dev.crossdock.contract;

import org.jspecify.annotations.NullMarked;
