/** Decides by rules that are data which transport fits what a workload declares; pure, callable from anywhere. */
@NullMarked
package dev.crossdock.review;

import org.jspecify.annotations.NullMarked;
