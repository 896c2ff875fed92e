/** Who did what, when and why: every other package records here in the transaction of the act, auditors read. */
@NullMarked
package dev.crossdock.audit;

import org.jspecify.annotations.NullMarked;
