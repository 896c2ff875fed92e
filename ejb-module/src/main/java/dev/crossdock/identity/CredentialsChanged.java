package dev.crossdock.identity;

/** A password, a role or a key is not what it was: what is remembered of credentials no longer counts. */
record CredentialsChanged() {}
