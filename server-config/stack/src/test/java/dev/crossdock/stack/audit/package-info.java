/** The audit log's verifier against everything that can be done to a log. */
package dev.crossdock.stack.audit;
