/** What customers did, over REST. */
@NullMarked
package dev.crossdock.activity.web;

import org.jspecify.annotations.NullMarked;
