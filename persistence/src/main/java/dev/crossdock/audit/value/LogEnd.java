package dev.crossdock.audit.value;

/**
 * Where the audit log ends; kept elsewhere, it shows later that nothing was cut off.
 *
 * @param seq the number of the newest entry, 0 while there is none
 * @param hash its hash, in hexadecimal digits
 * @param entries how many entries there are up to it; as many as {@code seq} unless somebody tampered
 */
public record LogEnd(long seq, String hash, long entries) {}
