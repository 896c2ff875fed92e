package dev.crossdock.identity;

import java.io.Serializable;
import java.util.Set;

/** A signed-in person or machine, and what it may do. */
public record Caller(String name, Set<String> roles) implements Serializable {

    /** Keeps its own copy of the roles. */
    public Caller {
        roles = Set.copyOf(roles);
    }
}
