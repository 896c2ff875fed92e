/** The real work, without a broker. */
@org.jspecify.annotations.NullMarked
package dev.crossdock.work.worker;
