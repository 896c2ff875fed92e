/** Erasing customers and the certificates of it, over REST and on the console. */
@NullMarked
package dev.crossdock.erasure.web;

import org.jspecify.annotations.NullMarked;
