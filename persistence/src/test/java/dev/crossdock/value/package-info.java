/** What values take and refuse. */
@org.jspecify.annotations.NullMarked
package dev.crossdock.value;
