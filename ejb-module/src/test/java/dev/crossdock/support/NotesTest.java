package dev.crossdock.support;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossdock.contract.Contracts;
import dev.crossdock.event.EventCatalog;
import dev.crossdock.event.EventValidator;
import dev.crossdock.event.Ingestion;
import dev.crossdock.event.Outcome;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

class NotesTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00.123456Z");

    private final List<JsonNode> handedIn = new ArrayList<>();
    private final Notes notes = new Notes(
            new Ingestion() {
                @Override
                public List<Outcome> accept(List<JsonNode> events) {
                    handedIn.addAll(events);
                    return List.of(new Outcome.Unavailable(null, "no broker"));
                }
            },
            Clock.fixed(NOW, ZoneOffset.UTC));

    @TestFactory
    Stream<DynamicTest> every_kind_of_contact_makes_a_valid_event() {
        EventValidator validator = new EventValidator(new EventCatalog(new Contracts().ofThisApplication()));
        return Stream.of(Contact.values())
                .map(contact -> DynamicTest.dynamicTest(contact.name(), () -> {
                    handedIn.clear();
                    notes.record("sophie", note(contact, "Called back."));

                    assertThat(handedIn)
                            .singleElement()
                            .satisfies(
                                    event -> assertThat(validator.check(event)).isEmpty());
                }));
    }

    @Test
    void a_note_says_who_took_it_and_when_about_which_issue() {
        notes.record("sophie", note(Contact.NOTE, "  Called back.\n"));

        JsonNode event = handedIn.get(0);
        assertThat(event.get("source").asString()).isEqualTo("/support-console");
        assertThat(event.at("/data/agent").asString()).isEqualTo("sophie");
        assertThat(event.at("/data/occurredAt").asString()).isEqualTo("2026-03-01T12:00:00.123Z");
        assertThat(event.at("/data/conversationId").asString()).isEqualTo("v-1");
        assertThat(event.at("/data/text").asString()).isEqualTo("Called back.");
        assertThat(event.at("/data/status").asString()).isEqualTo("waiting");
    }

    @Test
    void the_same_note_sent_again_is_the_same_event() {
        notes.record("sophie", note(Contact.NOTE, "Called back."));
        notes.record("sophie", note(Contact.NOTE, "Called back."));

        assertThat(handedIn).extracting(event -> event.get("id").asString()).containsExactly("i-1", "i-1");
    }

    @Test
    void what_becomes_of_it_is_told() {
        assertThat(notes.record("sophie", note(Contact.NOTE, "Called back."))).isInstanceOf(Outcome.Unavailable.class);
    }

    private static Note note(Contact contact, String text) {
        return new Note("i-1", "v-1", "c-1", contact, "late delivery", text, MatterStatus.WAITING);
    }
}
