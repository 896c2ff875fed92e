package dev.crossdock.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;

/** Answers the container's question whether a name and a password belong together. */
@ApplicationScoped
public class CrossdockIdentityStore implements IdentityStore {

    @Inject
    Users users;

    /** Found by its signature: the platform's default method dispatches to it. */
    public CredentialValidationResult validate(UsernamePasswordCredential credential) {
        return users.signIn(credential.getCaller(), credential.getPasswordAsString())
                .map(caller -> new CredentialValidationResult(caller.name(), caller.roles()))
                .orElse(CredentialValidationResult.INVALID_RESULT);
    }
}
