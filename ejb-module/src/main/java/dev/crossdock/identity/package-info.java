/** Who may sign in: passwords, API keys and the demo users; the web edge asks here, nobody else decides. */
@NullMarked
package dev.crossdock.identity;

import org.jspecify.annotations.NullMarked;
