/**
 * Work in the background: jobs are taken in, handed to the broker, done by one worker each, and looked after by operators;
 * the web and the workers call in.
 */
@NullMarked
package dev.crossdock.work;

import org.jspecify.annotations.NullMarked;
