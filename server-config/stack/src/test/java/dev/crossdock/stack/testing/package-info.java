/** What integration tests of every application server share: a running stack and a visitor's view of it. */
package dev.crossdock.stack.testing;
