/** The audit log as rows and the chain that ties them together; only the audit package calls in. */
@NullMarked
package dev.crossdock.audit.store;

import org.jspecify.annotations.NullMarked;
