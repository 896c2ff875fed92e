/** Tests of the launcher's service. */
package dev.crossdock.stack.service;
