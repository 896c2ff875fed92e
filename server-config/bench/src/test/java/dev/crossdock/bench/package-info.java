/** Tests of what the benchmarks compute themselves. */
package dev.crossdock.bench;
