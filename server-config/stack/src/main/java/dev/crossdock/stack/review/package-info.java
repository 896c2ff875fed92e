/** Writes what the review says about workloads for people and programs; only the command line calls in. */
@NullMarked
package dev.crossdock.stack.review;

import org.jspecify.annotations.NullMarked;
