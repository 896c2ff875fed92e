/** Visitors look around before they buy: the events of the browsing workload, for everybody who reads or writes them. */
@NullMarked
package dev.crossdock.browsing;

import org.jspecify.annotations.NullMarked;
