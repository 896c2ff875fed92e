/** The audit log for those who look on: over REST, from where it is verified too, and on the console. */
@NullMarked
package dev.crossdock.audit.web;

import org.jspecify.annotations.NullMarked;
