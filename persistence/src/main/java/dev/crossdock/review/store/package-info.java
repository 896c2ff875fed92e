/** Where the findings of the live check are kept, for the review alone. */
@NullMarked
package dev.crossdock.review.store;

import org.jspecify.annotations.NullMarked;
