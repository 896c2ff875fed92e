package dev.crossdock.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossdock.health.HealthCheck;
import dev.crossdock.health.Part;
import dev.crossdock.health.PartHealth;
import dev.crossdock.lifecycle.ApplicationState;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class StackHealthTest {

    private static final Part MAIL = Part.optional(1, "mail", "Mail");
    private static final Part SEARCH = Part.optional(2, "search", "Search");

    private final Check mail = new Check(MAIL);
    private final Check search = new Check(SEARCH);

    @Test
    void a_check_that_fails_is_down_for_itself_and_the_others_are_shown() {
        StackHealth health = health();
        health.parts();
        mail.fails = true;

        assertThat(byPart(again(health))).containsEntry("mail", false).containsEntry("search", true);
        assertThat(health.parts().get(0).detail()).contains("no such host");
        assertThat(health.ready()).isTrue();
    }

    @Test
    void while_it_is_not_known_what_a_check_stands_for_the_application_is_not_ready() {
        mail.fails = true;
        StackHealth health = health();

        assertThat(byPart(health.parts())).containsEntry("Check", false).containsEntry("search", true);
        assertThat(health.ready()).isFalse();

        mail.fails = false;
        assertThat(byPart(again(health))).containsOnlyKeys("mail", "search");
        assertThat(health.ready()).isTrue();
    }

    private StackHealth health() {
        StackHealth health = new StackHealth();
        health.start = new ApplicationState();
        health.start.up();
        health.checks = List.of(mail, search);
        return health;
    }

    private static List<PartHealth> again(StackHealth health) {
        health.lookedAt -= StackHealth.FRESH_NANOS;
        return health.parts();
    }

    private static Map<String, Boolean> byPart(List<PartHealth> parts) {
        return parts.stream().collect(Collectors.toMap(part -> part.part().name(), PartHealth::up));
    }

    private static final class Check implements HealthCheck {

        private final Part part;
        private boolean fails;

        Check(Part part) {
            this.part = part;
        }

        @Override
        public List<PartHealth> check() {
            if (fails) {
                throw new IllegalStateException("no such host");
            }
            return List.of(part.up("answers"));
        }
    }
}
