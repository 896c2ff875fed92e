/** What is asked about activity and what names it, in the words of its store and of everybody who asks. */
@NullMarked
package dev.crossdock.activity.value;

import org.jspecify.annotations.NullMarked;
