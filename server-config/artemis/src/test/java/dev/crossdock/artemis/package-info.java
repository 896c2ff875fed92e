/** The broker's own configuration, tried on a real broker. */
package dev.crossdock.artemis;
