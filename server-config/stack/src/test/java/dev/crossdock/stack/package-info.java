/** Tests of the launcher that need no server. */
package dev.crossdock.stack;
