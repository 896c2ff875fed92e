/** Money arrives or is refused: the events of the payment workload, for everybody who reads or writes them. */
@NullMarked
package dev.crossdock.payment;

import org.jspecify.annotations.NullMarked;
