/** Health and metrics for machines, and stack health for the console. */
@NullMarked
package dev.crossdock.operations.web;

import org.jspecify.annotations.NullMarked;
