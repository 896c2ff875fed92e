/** What is written to the index and read from it. */
package dev.crossdock.activity.store;
