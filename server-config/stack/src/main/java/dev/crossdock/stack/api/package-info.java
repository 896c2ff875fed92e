/** The application's REST interface as a client sees it; whoever asks the running application calls in. */
@NullMarked
package dev.crossdock.stack.api;

import org.jspecify.annotations.NullMarked;
