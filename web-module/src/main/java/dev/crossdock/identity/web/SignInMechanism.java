package dev.crossdock.identity.web;

import dev.crossdock.audit.SignIns;
import dev.crossdock.identity.ApiKeys;
import dev.crossdock.identity.Caller;
import dev.crossdock.identity.TooManySignInsException;
import dev.crossdock.identity.Users;
import dev.crossdock.web.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response.Status;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds out who sends a request: machines by HTTP basic or an API key on every request, people by the session that the
 * sign-in page began. A session never counts on the API, so no other site can use it there.
 */
@ApplicationScoped
public class SignInMechanism implements HttpAuthenticationMechanism {

    /** The session attribute with the signed-in caller. */
    static final String CALLER = SignInMechanism.class.getName() + ".caller";

    @Inject
    Users users;

    @Inject
    ApiKeys keys;

    @Inject
    SignIns signIns;

    @Override
    public AuthenticationStatus validateRequest(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        String header = request.getHeader("Authorization");
        if (header != null) {
            return byHeader(header, response, context);
        }
        if (isApi(request)) {
            // A machine cannot fill in a form: the resource's guard answers 401.
            return context.doNothing();
        }
        Optional<Caller> caller = ofSession(request);
        if (caller.isPresent()) {
            return tell(context, caller.get());
        }
        return context.isProtected() ? askToSignIn(request, response, context) : context.doNothing();
    }

    private AuthenticationStatus byHeader(String header, HttpServletResponse response, HttpMessageContext context) {
        Optional<Authorization> given = Authorization.parse(header);
        Optional<Caller> caller;
        try {
            caller = given.flatMap(this::caller);
        } catch (TooManySignInsException e) {
            return refuse(
                    response,
                    Problem.of(
                                    Status.TOO_MANY_REQUESTS,
                                    "too-many-sign-ins",
                                    "Too many sign in at once",
                                    "Try again in a second; who has signed in lately need not wait.")
                            .header(HttpHeaders.RETRY_AFTER, 1));
        }
        String way = given.map(Authorization::way).orElse("unreadable");
        if (caller.isPresent()) {
            signIns.machineEntered(caller.get().name(), way);
            return tell(context, caller.get());
        }
        signIns.refused(users.nameOrNobody(given.map(Authorization::user).orElse(null)), way);
        return refuse(
                response,
                Problem.unauthenticated(
                        "wrong-credentials",
                        "These credentials are not right",
                        "Check the user and the password, or whether the API key was revoked."));
    }

    private Optional<Caller> caller(Authorization given) {
        return given.user() == null ? keys.signIn(given.secret()) : users.signIn(given.user(), given.secret());
    }

    private static AuthenticationStatus tell(HttpMessageContext context, Caller caller) {
        return context.notifyContainerAboutLogin(caller.name(), caller.roles());
    }

    private static Optional<Caller> ofSession(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session == null ? Optional.empty() : Optional.ofNullable((Caller) session.getAttribute(CALLER));
    }

    private static boolean isApi(HttpServletRequest request) {
        return path(request).startsWith("/api/");
    }

    private static String path(HttpServletRequest request) {
        return request.getRequestURI().substring(request.getContextPath().length());
    }

    private static AuthenticationStatus askToSignIn(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        String signIn = request.getContextPath() + "/login.xhtml?then=" + encoded(wanted(request));
        if (!"partial/ajax".equals(request.getHeader("Faces-Request"))) {
            return context.redirect(signIn);
        }
        response.setContentType("text/xml;charset=UTF-8");
        try {
            response.getOutputStream()
                    .write(("<?xml version=\"1.0\" encoding=\"UTF-8\"?><partial-response><redirect url=\"" + signIn
                                    + "\"/></partial-response>")
                            .getBytes(StandardCharsets.UTF_8));
            return AuthenticationStatus.SEND_CONTINUE;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String wanted(HttpServletRequest request) {
        String query = request.getQueryString();
        return query == null ? path(request) : path(request) + "?" + query;
    }

    private static String encoded(@Nullable String text) {
        return URLEncoder.encode(text == null ? "" : text, StandardCharsets.UTF_8);
    }

    private static AuthenticationStatus refuse(HttpServletResponse response, Problem problem) {
        try {
            problem.send(response);
            return AuthenticationStatus.SEND_FAILURE;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
