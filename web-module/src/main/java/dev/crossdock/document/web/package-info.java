/** The edge of the documents: REST for content, resumable uploads and sweeps, and the page of the console. */
@NullMarked
package dev.crossdock.document.web;

import org.jspecify.annotations.NullMarked;
