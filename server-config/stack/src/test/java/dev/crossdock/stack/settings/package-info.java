/** Tests of the launcher's settings. */
package dev.crossdock.stack.settings;
