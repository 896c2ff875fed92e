/** What customers are looked up by, also by other rooms that ask the database about them in one statement of their own. */
@NullMarked
package dev.crossdock.customer.value;

import org.jspecify.annotations.NullMarked;
