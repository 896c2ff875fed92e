/** The platform as its users meet it: real servers in their own processes, asked from outside. */
package dev.crossdock.platform;
