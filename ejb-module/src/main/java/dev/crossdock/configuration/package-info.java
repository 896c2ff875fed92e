/** The one list of what can be set, by which values are checked, handed on and documented; the launcher calls in too. */
@NullMarked
package dev.crossdock.configuration;

import org.jspecify.annotations.NullMarked;
