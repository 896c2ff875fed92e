/** What rooms show to JMX consoles: each brings its objects as beans, which are registered under the same names on every server. */
@NullMarked
package dev.crossdock.jmx;

import org.jspecify.annotations.NullMarked;
