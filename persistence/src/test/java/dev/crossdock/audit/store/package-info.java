/** Tests of the audit log's tables on a real database. */
package dev.crossdock.audit.store;
