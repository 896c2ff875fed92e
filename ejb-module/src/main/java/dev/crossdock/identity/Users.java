package dev.crossdock.identity;

import dev.crossdock.audit.SignIns;
import dev.crossdock.identity.store.IdentityRepository;
import dev.crossdock.identity.store.User;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The users: signs them in and keeps their passwords. */
@ApplicationScoped
public class Users {

    private final VerifiedCredentials verified =
            new VerifiedCredentials(1_000, Duration.ofMinutes(5), InstantSource.system());

    @PersistenceContext(unitName = "crossdock")
    EntityManager entities;

    @Inject
    Event<CredentialsChanged> changes;

    /** The caller behind a name and a password, if they are right. */
    public Optional<Caller> signIn(String name, String password) {
        return verified.verify(name, password, () -> check(name, password));
    }

    /** Whether there is a user of that name. */
    public boolean exists(String name) {
        return named(name).isPresent();
    }

    /** The name if a user has it; what else was typed in its place may be anything, a password too, and is not kept. */
    public String nameOrNobody(@Nullable String typed) {
        return typed != null && exists(typed) ? typed : SignIns.NOBODY;
    }

    /**
     * Creates a user or changes an existing one's password and roles; nothing happens if all is as wanted.
     *
     * @throws jakarta.persistence.PersistenceException if another instance changed the same user meanwhile; try again
     */
    @Transactional
    public void ensure(String name, String password, Set<String> roles) {
        Optional<User> stored = named(name);
        boolean asWanted = stored.filter(user -> user.roles().equals(roles))
                .filter(user -> PasswordHash.matches(password, user.passwordHash()))
                .isPresent();
        if (asWanted) {
            return;
        }
        User user = stored.orElseGet(() -> new User(name));
        user.change(PasswordHash.of(password), roles, Instant.now(Clock.systemUTC()));
        if (stored.isEmpty()) {
            entities.persist(user);
        }
        // Here and not at the commit, so that the caller learns what is wrong.
        entities.flush();
        changes.fire(new CredentialsChanged());
    }

    void forget(@Observes(during = TransactionPhase.AFTER_SUCCESS) CredentialsChanged change) {
        verified.forgetAll();
    }

    private Optional<Caller> check(String name, String password) {
        Optional<User> stored = named(name);
        if (stored.isEmpty()) {
            PasswordHash.spendTheSameTime(password);
            return Optional.empty();
        }
        return stored.filter(user -> PasswordHash.matches(password, user.passwordHash()))
                .map(user -> new Caller(user.name(), user.roles()));
    }

    private Optional<User> named(String name) {
        return new IdentityRepository(entities).user(name);
    }
}
