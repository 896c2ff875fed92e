/** How a consumer group turns a topic into tables: exactly once, with pause, resume and rebuild; workloads bring the decoding and the tables. */
@NullMarked
package dev.crossdock.projection;

import org.jspecify.annotations.NullMarked;
