package dev.crossdock.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossdock.platform.AccessPolicy.Rule;
import dev.crossdock.platform.DeclaredEndpoints.Endpoint;
import dev.crossdock.stack.testing.Platform;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every endpoint called as every role and as a stranger; who may is written in {@code access.txt}. What an allowed caller
 * gets is not looked at, only that it is neither a refusal nor a failure.
 */
class RolesIT {

    private static final List<String> ROLES =
            List.of("support-agent", "fraud-analyst", "operator", "data-engineer", "auditor", "producer");

    /** In the navigation; the current page is among them. */
    private static final Pattern LINK = Pattern.compile("<a href=\"([^\"]+)\" aria-current=");

    private static final Map<String, Endpoint> DECLARED = declared();

    private final Platform platform = Platform.running();

    static Stream<Rule> rules() throws IOException {
        return AccessPolicy.rules().stream();
    }

    @Test
    void the_policy_speaks_of_every_endpoint_and_page_that_there_is_and_of_no_other() throws IOException {
        assertThat(AccessPolicy.rules())
                .extracting(Rule::toString)
                .containsExactlyInAnyOrderElementsOf(DECLARED.keySet());
    }

    @ParameterizedTest
    @MethodSource("rules")
    void those_may_whom_the_policy_names(Rule rule) {
        int stranger = call("", rule);
        if (rule.isPage()) {
            assertThat(stranger).as("a stranger is shown to the sign-in").isIn(302, 303);
        } else {
            assertThat(stranger).as("a stranger").isEqualTo(401);
        }
        for (String role : ROLES) {
            int status = call(role, rule);
            if (!rule.roles().contains(role)) {
                assertThat(status).as(role).isEqualTo(403);
            } else if (rule.isPage()) {
                // A page about something that is not named may say that there is no such thing.
                assertThat(status).as(role).isIn(200, 404);
            } else {
                assertThat(status).as(role).isBetween(200, 499).isNotIn(401, 403);
            }
        }
    }

    @Test
    void the_navigation_shows_a_page_to_all_who_may_open_it_and_to_nobody_else() throws IOException {
        Map<String, Set<String>> shown = new TreeMap<>();
        for (String role : ROLES) {
            LINK.matcher(platform.get(role, "/console/overview.xhtml").body())
                    .results()
                    .forEach(link -> shown.computeIfAbsent(link.group(1), page -> new TreeSet<>())
                            .add(role));
        }

        Map<String, Set<String>> allowed = AccessPolicy.rules().stream()
                .filter(rule -> shown.containsKey(rule.path()))
                .collect(Collectors.toMap(Rule::path, Rule::roles));
        assertThat(shown).hasSizeGreaterThan(5).isEqualTo(allowed);
    }

    private int call(String role, Rule rule) {
        // A number that nothing has fits digits and names alike.
        String path = rule.path().replace("{}", "987654321012345678");
        String contentType = Optional.ofNullable(DECLARED.get(rule.toString()))
                .map(Endpoint::contentType)
                .orElse("");
        return platform.call(role, rule.method(), path, contentType).statusCode();
    }

    private static Map<String, Endpoint> declared() {
        return Stream.concat(DeclaredEndpoints.ofTheApi().stream(), DeclaredEndpoints.ofTheConsole().stream())
                .collect(Collectors.toMap(Endpoint::toString, Function.identity()));
    }
}
