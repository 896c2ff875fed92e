/** Verifies the audit log from outside, by the documented form alone; shares no code with what writes it. */
@NullMarked
package dev.crossdock.stack.audit;

import org.jspecify.annotations.NullMarked;
