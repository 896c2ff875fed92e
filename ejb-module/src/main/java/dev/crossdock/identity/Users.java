package dev.crossdock.identity;

import dev.crossdock.audit.SignIns;
import dev.crossdock.identity.store.UserRow;
import dev.crossdock.identity.store.UserTable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The users: signs them in and keeps their passwords. */
@ApplicationScoped
public class Users {

    private final VerifiedCredentials verified =
            new VerifiedCredentials(1_000, Duration.ofMinutes(5), InstantSource.system());

    @Inject
    UserTable table;

    /** The caller behind a name and a password, if they are right. */
    public Optional<Caller> signIn(String name, String password) {
        return verified.verify(name, password, () -> check(name, password));
    }

    /** Whether there is a user of that name. */
    public boolean exists(String name) {
        return table.named(name).isPresent();
    }

    /** The name if a user has it; what else was typed in its place may be anything, a password too, and is not kept. */
    public String nameOrNobody(@Nullable String typed) {
        return typed != null && exists(typed) ? typed : SignIns.NOBODY;
    }

    /** Creates a user or changes an existing one's password and roles; nothing happens if all is as wanted. */
    public void ensure(String name, String password, Set<String> roles) {
        Optional<UserRow> stored = table.named(name);
        boolean asWanted = stored.filter(user -> user.roles().equals(roles))
                .filter(user -> PasswordHash.matches(password, user.passwordHash()))
                .isPresent();
        if (!asWanted) {
            table.save(new UserRow(name, PasswordHash.of(password), roles));
            verified.forgetAll();
        }
    }

    private Optional<Caller> check(String name, String password) {
        Optional<UserRow> stored = table.named(name);
        if (stored.isEmpty()) {
            PasswordHash.spendTheSameTime(password);
            return Optional.empty();
        }
        return stored.filter(user -> PasswordHash.matches(password, user.passwordHash()))
                .map(user -> new Caller(user.name(), user.roles()));
    }
}
