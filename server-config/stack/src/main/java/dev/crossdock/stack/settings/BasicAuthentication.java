package dev.crossdock.stack.settings;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** How a user and a password are told in each request (RFC 7617). */
public final class BasicAuthentication {

    /** The header that tells them. */
    public static final String HEADER = "Authorization";

    private BasicAuthentication() {}

    /** The value of the header. */
    public static String of(String user, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }
}
