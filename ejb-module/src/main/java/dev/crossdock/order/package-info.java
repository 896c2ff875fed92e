/** Orders are placed and move on: the events of the order workload, for everybody who reads or writes them. */
@NullMarked
package dev.crossdock.order;

import org.jspecify.annotations.NullMarked;
