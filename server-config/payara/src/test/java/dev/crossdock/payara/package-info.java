/** The proof that the application runs on Payara Server. */
package dev.crossdock.payara;
