/** The rules of structure that {@code docs/architecture.md} states, as tests. */
package dev.crossdock.structure;
