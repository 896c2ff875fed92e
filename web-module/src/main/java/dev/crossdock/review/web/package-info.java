/** The architecture review over HTTP. */
@NullMarked
package dev.crossdock.review.web;

import org.jspecify.annotations.NullMarked;
