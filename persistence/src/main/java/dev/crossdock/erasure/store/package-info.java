/** Erasures and their certificates as rows; only the erasure package calls in. */
@NullMarked
package dev.crossdock.erasure.store;

import org.jspecify.annotations.NullMarked;
