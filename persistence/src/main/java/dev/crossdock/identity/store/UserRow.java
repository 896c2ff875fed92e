package dev.crossdock.identity.store;

import java.util.Set;

/**
 * A stored user.
 *
 * @param passwordHash an Argon2id PHC string
 */
public record UserRow(String name, String passwordHash, Set<String> roles) {

    /** Keeps its own copy of the roles. */
    public UserRow {
        roles = Set.copyOf(roles);
    }

    /** Without the hash, so that it never reaches a log. */
    @Override
    public String toString() {
        return "UserRow[" + name + ", " + roles + "]";
    }
}
