/**
 * The pages of {@code docs/} that say nothing but what the contracts say, written from the contracts; the command line
 * puts them on disk and the build refuses outdated ones.
 */
@NullMarked
package dev.crossdock.stack.review.docs;

import org.jspecify.annotations.NullMarked;
