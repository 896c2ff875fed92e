/** What the audit log tells, by its store and to everybody who asks. */
@NullMarked
package dev.crossdock.audit.value;

import org.jspecify.annotations.NullMarked;
