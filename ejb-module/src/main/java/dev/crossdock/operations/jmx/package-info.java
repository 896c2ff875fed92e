/** What operators see and steer of the application through JMX, under the same names on every server; nobody calls in. */
@NullMarked
package dev.crossdock.operations.jmx;

import org.jspecify.annotations.NullMarked;
