/** What speaks with the library of the baseline {@code rabbitmq}; loaded with that baseline's class path only. */
@NullMarked
package dev.crossdock.bench.rabbitmq;

import org.jspecify.annotations.NullMarked;
