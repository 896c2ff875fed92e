package dev.crossdock.identity.web;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an {@code Authorization} header gives.
 *
 * @param user null when the secret is an API key
 */
record Authorization(@Nullable String user, String secret) {

    static Optional<Authorization> parse(String header) {
        String[] parts = header.strip().split(" +", 2);
        if (parts.length < 2) {
            return Optional.empty();
        }
        return switch (parts[0].toLowerCase(Locale.ROOT)) {
            case "basic" -> basic(parts[1]);
            case "bearer" -> Optional.of(new Authorization(null, parts[1]));
            default -> Optional.empty();
        };
    }

    private static Optional<Authorization> basic(String encoded) {
        try {
            String pair = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            return colon < 0
                    ? Optional.empty()
                    : Optional.of(new Authorization(pair.substring(0, colon), pair.substring(colon + 1)));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    /** How it was given, in a word. */
    String way() {
        return user == null ? "api-key" : "basic";
    }

    @Override
    public String toString() {
        return "Authorization[" + (user == null ? "API key" : user) + "]";
    }
}
