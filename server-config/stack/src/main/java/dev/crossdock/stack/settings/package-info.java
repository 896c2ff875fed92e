/** Where the stack lives, which ports it uses, what the user configured and the secrets it generated. */
package dev.crossdock.stack.settings;
