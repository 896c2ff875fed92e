package dev.crossdock.identity.web;

import dev.crossdock.audit.SignIns;
import dev.crossdock.identity.Caller;
import dev.crossdock.identity.TooManySignInsException;
import dev.crossdock.identity.Users;
import dev.crossdock.web.Notices;
import dev.crossdock.web.Visitor;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStoreHandler;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The sign-in page, and signing out. */
@Named("signIn")
@RequestScoped
public class SignIn {

    private static final String HOME = "/console/overview.xhtml";

    @Inject
    IdentityStoreHandler identities;

    @Inject
    SignIns signIns;

    @Inject
    Users users;

    @Inject
    FacesContext faces;

    @Inject
    Visitor visitor;

    @Inject
    Notices notices;

    private @Nullable String user;
    private @Nullable String password;
    private @Nullable String then;

    /** Begins a session and goes to the page that was wanted, or says that the credentials are wrong. */
    public void enter() throws IOException {
        CredentialValidationResult result;
        try {
            result = identities.validate(new UsernamePasswordCredential(user, password));
        } catch (TooManySignInsException e) {
            notices.error("Too many sign in at once. Try again in a moment.");
            return;
        }
        if (result.getStatus() != CredentialValidationResult.Status.VALID) {
            signIns.refused(users.nameOrNobody(user), "console");
            notices.error("That user and password do not belong together.");
            return;
        }
        signIns.personEnters(result.getCallerPrincipal().getName());
        HttpServletRequest request =
                (HttpServletRequest) faces.getExternalContext().getRequest();
        request.getSession(true);
        request.changeSessionId();
        request.getSession()
                .setAttribute(
                        SignInMechanism.CALLER,
                        new Caller(result.getCallerPrincipal().getName(), result.getCallerGroups()));
        visitor.goTo(target(then));
    }

    /** Ends the session. */
    public void leave() throws IOException {
        faces.getExternalContext().invalidateSession();
        visitor.goTo("/login.xhtml");
    }

    /** Only a page of our own console, so that a link cannot send a fresh session elsewhere. */
    static String target(@Nullable String wanted) {
        return wanted != null && wanted.startsWith("/console/") && !wanted.contains("..") ? wanted : HOME;
    }

    /** The user's name. */
    public @Nullable String getUser() {
        return user;
    }

    /** Takes the user's name. */
    public void setUser(String user) {
        this.user = user;
    }

    /** Never anything: a password is not written into a page. */
    public @Nullable String getPassword() {
        return null;
    }

    /** Takes the password. */
    public void setPassword(String password) {
        this.password = password;
    }

    /** Where to go afterwards. */
    public @Nullable String getThen() {
        return then;
    }

    /** Takes where to go afterwards. */
    public void setThen(String then) {
        this.then = then;
    }
}
