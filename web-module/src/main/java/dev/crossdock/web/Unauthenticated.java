package dev.crossdock.web;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** The answer to a caller who did not say who they are. */
final class Unauthenticated {

    private Unauthenticated() {}

    static Response response() {
        return Problem.of(
                        Response.Status.UNAUTHORIZED,
                        "unauthenticated",
                        "Sign in first",
                        "Send HTTP basic credentials, or an API key as 'Authorization: Bearer KEY'.")
                .header(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"crossdock\", charset=\"UTF-8\"")
                .response();
    }
}
