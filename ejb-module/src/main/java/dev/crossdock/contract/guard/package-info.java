/**
 * What the platform refuses because a contract forbids it: rules with a name each, pure checks that apply them, and the
 * one gate through which the application's own contracts come in.
 */
@NullMarked
package dev.crossdock.contract.guard;

import org.jspecify.annotations.NullMarked;
