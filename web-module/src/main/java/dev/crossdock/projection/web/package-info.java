/** Consumer groups over REST and on the console's overview, for those who operate them. */
@NullMarked
package dev.crossdock.projection.web;

import org.jspecify.annotations.NullMarked;
