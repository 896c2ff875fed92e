package dev.crossdock.identity.store;

import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;

/** Users and their API keys, in the persistence context of the caller. */
public final class IdentityRepository {

    private static final int MAX_LISTED_KEYS = 500;

    private final EntityManager entities;

    /** What it gives out is managed by that context. */
    public IdentityRepository(EntityManager entities) {
        this.entities = entities;
    }

    /** The user of that name. */
    public Optional<User> user(String name) {
        return Optional.ofNullable(entities.find(User.class, name));
    }

    /** The user whose unrevoked API key has that hash. */
    public Optional<User> ownerOf(byte[] keyHash) {
        return entities
                .createNamedQuery(ApiKey.OWNER, User.class)
                .setParameter("hash", keyHash)
                .getResultList()
                .stream()
                .findFirst();
    }

    /** The key of that id. */
    public Optional<ApiKey> key(long id) {
        return Optional.ofNullable(entities.find(ApiKey.class, id));
    }

    /** All keys, newest first, at most 500. */
    public List<ApiKey> keys() {
        return entities.createNamedQuery(ApiKey.NEWEST_FIRST, ApiKey.class)
                .setMaxResults(MAX_LISTED_KEYS)
                .getResultList();
    }
}
