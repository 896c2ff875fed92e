/** What those who help customers record about them; a page or a resource hands it in. */
@NullMarked
package dev.crossdock.support;

import org.jspecify.annotations.NullMarked;
