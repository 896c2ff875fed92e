/** Customers over REST and on the console's customer page. */
@NullMarked
package dev.crossdock.customer.web;

import org.jspecify.annotations.NullMarked;
