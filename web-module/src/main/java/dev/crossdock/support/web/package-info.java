/** What an agent does on the page of a customer: look on live and take notes. */
@NullMarked
package dev.crossdock.support.web;

import org.jspecify.annotations.NullMarked;
