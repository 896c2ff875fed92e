/** Users and API keys as rows; only the identity package calls in. */
@NullMarked
package dev.crossdock.identity.store;

import org.jspecify.annotations.NullMarked;
