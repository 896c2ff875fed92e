/** The resource adapter of Artemis, configured by the settings of Crossdock; the application server calls in. */
@NullMarked
package dev.crossdock.artemis.adapter;

import org.jspecify.annotations.NullMarked;
