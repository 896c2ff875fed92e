/** What operators see of consumer groups of every kind and can do to them; rooms bring their groups as beans. */
@NullMarked
package dev.crossdock.group;

import org.jspecify.annotations.NullMarked;
