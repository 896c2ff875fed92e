/** The tables of the four customer projections and the statements that fill and read them. */
@NullMarked
package dev.crossdock.customer.store;

import org.jspecify.annotations.NullMarked;
