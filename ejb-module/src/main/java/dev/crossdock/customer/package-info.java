/** Customer changes and what the groups that read them make of them. */
@NullMarked
package dev.crossdock.customer;

import org.jspecify.annotations.NullMarked;
