/** Content that is too large for a message: it lies in the object store, and what travels is a reference with a checksum. */
@NullMarked
package dev.crossdock.document;

import org.jspecify.annotations.NullMarked;
