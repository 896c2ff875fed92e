/**
 * Content that is too large for a message: it lies in the object store, and what travels is a reference with a checksum. The
 * web and the workers store and read, events tell everybody else, and a sweep holds store and table together.
 */
@NullMarked
package dev.crossdock.document;

import org.jspecify.annotations.NullMarked;
