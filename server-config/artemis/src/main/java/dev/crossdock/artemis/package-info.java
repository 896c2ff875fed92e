/** The process that holds the Artemis broker; nobody calls in, it is started by the launcher. */
package dev.crossdock.artemis;
