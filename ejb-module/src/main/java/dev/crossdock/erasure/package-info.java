/** Forgets a customer everywhere and proves it by a certificate; each workload tells here which of its stores hold people. */
@NullMarked
package dev.crossdock.erasure;

import org.jspecify.annotations.NullMarked;
