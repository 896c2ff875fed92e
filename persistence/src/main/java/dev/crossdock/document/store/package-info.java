/** Documents, the events that have to be published about them, and what sweeps found; only the document services call in. */
@NullMarked
package dev.crossdock.document.store;

import org.jspecify.annotations.NullMarked;
