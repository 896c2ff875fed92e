package dev.crossdock.stack.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossdock.audit.store.AuditChain;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class ChainCheckTest {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final List<String> FIELDS =
            List.of("at", "actor", "action", "subject", "reason", "previous", "hash");

    /** An act before it is chained. */
    record Act(Instant at, String actor, String subject, String reason, Map<String, String> details) {}

    @Property(tries = 200)
    void what_was_written_is_intact(@ForAll("acts") List<Act> acts) {
        List<ObjectNode> log = chain(acts);

        ChainCheck.Result result = check(log, end(log), null);

        assertThat(result.fault()).isNull();
        assertThat(result.entries()).isEqualTo(acts.size());
    }

    @Property(tries = 200)
    void a_changed_field_is_found_at_its_entry(
            @ForAll("acts") List<Act> acts, @ForAll int place, @ForAll("fields") String field) {
        List<ObjectNode> log = chain(acts);
        JsonNode end = end(log);
        ObjectNode entry = log.get(Math.floorMod(place, log.size()));
        String before = entry.path(field).asString("");
        entry.put(
                field,
                field.equals("at") ? Instant.parse(before).plusNanos(1_000).toString() : before + "x");

        Fault fault = check(log, end, null).fault();

        assertThat(fault).isNotNull();
        assertThat(fault.seq()).isEqualTo(entry.get("seq").asLong());
    }

    @Property(tries = 200)
    void a_changed_detail_is_found(@ForAll("acts") List<Act> acts, @ForAll int place) {
        List<ObjectNode> log = chain(acts);
        ObjectNode entry = log.get(Math.floorMod(place, log.size()));
        ((ObjectNode) entry.get("details")).put("another", "detail");

        assertThat(check(log, end(log), null).fault())
                .isEqualTo(new Fault(entry.get("seq").asLong(), "changed", faultDetail(log)));
    }

    @Property(tries = 200)
    void a_removed_entry_is_found(@ForAll("acts") List<Act> acts, @ForAll int place) {
        List<ObjectNode> log = chain(acts);
        JsonNode end = end(log);
        long removed = log.remove(Math.floorMod(place, log.size())).get("seq").asLong();

        Fault fault = check(log, end, null).fault();

        assertThat(fault.seq()).isEqualTo(removed);
        assertThat(fault.kind()).isEqualTo(removed == acts.size() ? "cut-off" : "removed");
    }

    @Property(tries = 200)
    void entries_that_changed_places_are_found_even_with_their_numbers_put_right(
            @ForAll("acts") List<Act> acts, @ForAll int one, @ForAll int other) {
        List<ObjectNode> log = chain(acts);
        JsonNode end = end(log);
        int first = Math.floorMod(one, log.size());
        int second = Math.floorMod(other, log.size());
        if (first == second) {
            return;
        }
        Collections.swap(log, first, second);
        for (int i = 0; i < log.size(); i++) {
            log.get(i).put("seq", i + 1);
        }

        assertThat(check(log, end, null).fault().seq()).isEqualTo(Math.min(first, second) + 1);
    }

    @Property(tries = 200)
    void an_inserted_entry_is_found_even_if_it_is_chained_itself(@ForAll("acts") List<Act> acts, @ForAll int place) {
        List<ObjectNode> log = chain(acts);
        JsonNode end = end(log);
        int index = Math.floorMod(place, log.size());
        String previous = index == 0
                ? AuditChain.BEGINNING
                : log.get(index - 1).get("hash").asString();
        log.add(index, entry(previous, index + 1, new Act(Instant.EPOCH, "intruder", null, null, Map.of())));

        assertThat(check(log, end, null).fault().seq()).isEqualTo(index + 1);
    }

    @Example
    void an_entry_that_was_changed_and_hashed_anew_breaks_the_next_one() {
        List<ObjectNode> log = chain(List.of(anAct("a"), anAct("b"), anAct("c")));
        JsonNode end = end(log);
        log.set(1, entry(log.get(0).get("hash").asString(), 2, anAct("x")));

        assertThat(check(log, end, null).fault().seq()).isEqualTo(3);
        assertThat(check(log, end, null).fault().kind()).isEqualTo("unchained");
    }

    @Example
    void a_chain_made_anew_is_only_found_with_what_was_kept_elsewhere() {
        List<ObjectNode> original = chain(List.of(anAct("a"), anAct("b"), anAct("c")));
        List<ObjectNode> forged = chain(List.of(anAct("a"), anAct("x"), anAct("c")));
        Seal kept = new Seal(2, original.get(1).get("hash").asString());

        assertThat(check(forged, end(forged), null).intact()).isTrue();
        assertThat(check(forged, end(forged), kept).fault().kind()).isEqualTo("replaced");
        assertThat(check(original, end(original), kept).intact()).isTrue();
    }

    @Example
    void an_end_cut_off_together_with_the_head_is_only_found_with_what_was_kept_elsewhere() {
        List<ObjectNode> original = chain(List.of(anAct("a"), anAct("b"), anAct("c")));
        List<ObjectNode> cut = original.subList(0, 2);
        Seal kept = new Seal(3, original.get(2).get("hash").asString());

        assertThat(check(cut, end(cut), null).intact()).isTrue();
        assertThat(check(cut, end(cut), kept).fault())
                .extracting(Fault::seq, Fault::kind)
                .containsExactly(3L, "cut-off");
    }

    @Example
    void a_number_that_is_there_twice_is_counted() {
        List<ObjectNode> log = chain(List.of(anAct("a"), anAct("b")));
        ObjectNode end = end(log).put("entries", 3);

        assertThat(check(log, end, null).fault().kind()).isEqualTo("inserted");
    }

    private static String faultDetail(List<ObjectNode> log) {
        return check(log, end(log), null).fault().detail();
    }

    private static ChainCheck.Result check(List<? extends JsonNode> log, JsonNode end, Seal expected) {
        ChainCheck check = new ChainCheck(expected);
        log.forEach(check::add);
        return check.finish(end);
    }

    private static Act anAct(String actor) {
        return new Act(Instant.parse("2026-03-01T12:00:00.123456Z"), actor, null, null, Map.of());
    }

    private static List<ObjectNode> chain(List<Act> acts) {
        List<ObjectNode> log = new ArrayList<>();
        String previous = AuditChain.BEGINNING;
        for (Act act : acts) {
            ObjectNode entry = entry(previous, log.size() + 1, act);
            log.add(entry);
            previous = entry.get("hash").asString();
        }
        return log;
    }

    private static ObjectNode entry(String previous, long seq, Act act) {
        ObjectNode entry = JSON.createObjectNode()
                .put("seq", seq)
                .put("at", act.at().toString())
                .put("actor", act.actor())
                .put("action", "erase")
                .put("subject", act.subject())
                .put("reason", act.reason())
                .put("previous", previous)
                .put(
                        "hash",
                        AuditChain.hash(
                                previous,
                                seq,
                                act.at(),
                                act.actor(),
                                "erase",
                                act.subject(),
                                act.reason(),
                                act.details()));
        ObjectNode details = entry.putObject("details");
        act.details().forEach(details::put);
        return entry;
    }

    private static ObjectNode end(List<? extends JsonNode> log) {
        JsonNode last = log.get(log.size() - 1);
        return JSON.createObjectNode()
                .put("seq", last.get("seq").asLong())
                .put("hash", last.get("hash").asString())
                .put("entries", log.size());
    }

    @Provide
    static Arbitrary<String> fields() {
        return Arbitraries.of(FIELDS);
    }

    @Provide
    static Arbitrary<List<Act>> acts() {
        Arbitrary<String> text = Arbitraries.strings().withCharRange(' ', 'ÿ').ofMaxLength(8);
        Arbitrary<Instant> at = Arbitraries.longs()
                .between(0, 4_000_000_000_000_000L)
                .map(micros -> Instant.EPOCH.plusSeconds(micros / 1_000_000).plusNanos(micros % 1_000_000 * 1_000));
        return Combinators.combine(
                        at,
                        text,
                        text.injectNull(0.3),
                        text.injectNull(0.3),
                        Arbitraries.maps(text, text).ofMaxSize(3))
                .as(Act::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(8);
    }
}
