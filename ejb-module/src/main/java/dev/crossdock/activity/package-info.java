/** Everything a customer did: the group support-projection, which keeps profiles and activity together, and the questions agents ask of them. */
@NullMarked
package dev.crossdock.activity;

import org.jspecify.annotations.NullMarked;
