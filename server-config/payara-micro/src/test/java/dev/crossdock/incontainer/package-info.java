/** Tests that run inside Payara Micro, deployed together with the application, and see what only the inside can see. */
package dev.crossdock.incontainer;
