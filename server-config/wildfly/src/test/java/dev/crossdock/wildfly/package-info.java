/** The proof that the application runs on WildFly. */
package dev.crossdock.wildfly;
