/** What every web edge shares: the API's root, its JSON, its problems, its roles and its default of deny. */
@NullMarked
package dev.crossdock.web;

import org.jspecify.annotations.NullMarked;
