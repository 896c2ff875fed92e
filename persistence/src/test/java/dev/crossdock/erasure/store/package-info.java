@org.jspecify.annotations.NullMarked
package dev.crossdock.erasure.store;
