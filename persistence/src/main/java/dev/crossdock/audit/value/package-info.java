/** What is asked of the audit log and what it answers, for its store and for everybody who reads it. */
@NullMarked
package dev.crossdock.audit.value;

import org.jspecify.annotations.NullMarked;
