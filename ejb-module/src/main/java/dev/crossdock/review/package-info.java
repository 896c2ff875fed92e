/**
 * Declares what every workload needs and decides, by rules that are data, which transport fits it; pure, callable from
 * anywhere.
 */
@NullMarked
package dev.crossdock.review;

import org.jspecify.annotations.NullMarked;
