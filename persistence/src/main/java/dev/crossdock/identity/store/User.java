package dev.crossdock.identity.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.NullUnmarked;

/** Somebody, or a machine, who may sign in. */
@Entity
@NullUnmarked
@Table(schema = "identity", name = "app_user")
public class User {

    @Id
    private String name;

    @Column(nullable = false)
    private String passwordHash;

    @Column(columnDefinition = "text[]", nullable = false)
    private String[] roles;

    @Column(nullable = false)
    private Instant updatedAt;

    @Version
    private int version;

    /** For the persistence provider. */
    protected User() {}

    /** A user who has no password and no roles yet. */
    public User(String name) {
        this.name = name;
    }

    /** The name to sign in with. */
    public String name() {
        return name;
    }

    /** An Argon2id PHC string. */
    public String passwordHash() {
        return passwordHash;
    }

    /** The names of the roles. */
    public Set<String> roles() {
        return Set.of(roles);
    }

    /**
     * Replaces password and roles.
     *
     * @param hash an Argon2id PHC string
     */
    public void change(String hash, Set<String> newRoles, Instant at) {
        passwordHash = hash;
        roles = newRoles.toArray(String[]::new);
        updatedAt = at;
    }

    /** Without the hash, so that it never reaches a log. */
    @Override
    public String toString() {
        return "User[" + name + "]";
    }
}
