package dev.crossdock.audit.store;

/**
 * Where the audit log ends: what to keep elsewhere, since nothing inside a database proves that its end was not cut off.
 *
 * @param seq the number of the newest row; 0 while there is none
 * @param hash its hash, in hexadecimal digits
 * @param entries how many rows there are up to that one
 */
public record AuditHead(long seq, String hash, long entries) {}
