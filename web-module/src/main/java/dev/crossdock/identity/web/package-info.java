/** Signing in and out over HTTP, and the API keys of machines. */
@NullMarked
package dev.crossdock.identity.web;

import org.jspecify.annotations.NullMarked;
