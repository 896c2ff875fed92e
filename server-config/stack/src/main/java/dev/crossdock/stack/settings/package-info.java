/** Where the stack lives, which ports it uses, what the user configured and the secrets it generated. */
@NullMarked
package dev.crossdock.stack.settings;

import org.jspecify.annotations.NullMarked;
