package dev.crossdock.customer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossdock.customer.CustomerChange.Erased;
import dev.crossdock.customer.CustomerChange.ProfileChanged;
import dev.crossdock.customer.store.LatestState;
import dev.crossdock.customer.store.LatestStateTable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** However the log is cut into batches, and whatever is repeated or stale, the state is the fold of the log. */
class LatestStatesTest {

    @Property
    void batches_of_any_size_lead_to_the_same_rows_as_record_by_record(
            @ForAll("logs") List<CustomerChange> log, @ForAll @IntRange(min = 1, max = 20) int batch) {
        assertThat(inBatches(log, batch)).isEqualTo(inBatches(log, 1));
    }

    @Property
    void replaying_any_suffix_changes_nothing(
            @ForAll("logs") List<CustomerChange> log, @ForAll @IntRange(min = 0, max = 30) int from) {
        List<CustomerChange> replayed = new ArrayList<>(log);
        replayed.addAll(log.subList(Math.min(from, log.size()), log.size()));

        assertThat(inBatches(replayed, 7)).isEqualTo(inBatches(log, 7));
    }

    @Property
    void an_erased_customer_never_comes_back(@ForAll("logs") List<CustomerChange> log) {
        Map<String, String> rows = inBatches(log, 5);

        log.stream()
                .filter(Erased.class::isInstance)
                .forEach(erased -> assertThat(rows.get(erased.customerId())).endsWith("gone"));
    }

    @Provide
    Arbitrary<List<CustomerChange>> logs() {
        Arbitrary<String> customers = Arbitraries.of("a", "b", "c", "d");
        Arbitrary<Long> revisions = Arbitraries.longs().between(1, 9);
        Arbitrary<CustomerChange> changes =
                Combinators.combine(customers, revisions).as(LatestStatesTest::changed);
        Arbitrary<CustomerChange> erasures =
                Combinators.combine(customers, revisions).as(Erased::new);
        return Arbitraries.frequencyOf(net.jqwik.api.Tuple.of(20, changes), net.jqwik.api.Tuple.of(1, erasures))
                .list()
                .ofMaxSize(40);
    }

    private static CustomerChange changed(String customer, long revision) {
        return new ProfileChanged(
                new CustomerEvent(
                        customer,
                        revision,
                        false,
                        Instant.EPOCH,
                        new ProfileFields(null, null, customer + revision, null, null, null, null, null),
                        new byte[0]),
                0,
                0);
    }

    /** What the upsert statement's guard does, row by row, in memory. */
    private static Map<String, String> inBatches(List<CustomerChange> log, int size) {
        Map<String, LatestState> table = new HashMap<>();
        for (int from = 0; from < log.size(); from += size) {
            List<CustomerChange> batch = log.subList(from, Math.min(log.size(), from + size));
            for (LatestState row : rows(batch)) {
                table.merge(row.customerId(), row, LatestStatesTest::guard);
            }
        }
        Map<String, String> content = new HashMap<>();
        table.forEach(
                (customer, row) -> content.put(customer, row.erased() ? "gone" : row.revision() + "" + row.values()));
        return content;
    }

    private static List<LatestState> rows(List<CustomerChange> batch) {
        LatestStates states = new LatestStates(
                LatestStateTable.customerProfile(),
                event -> List.of(String.valueOf(event.fields().email())));
        batch.forEach(states::add);
        return states.rows();
    }

    private static LatestState guard(LatestState stored, LatestState offered) {
        boolean takesEffect = !stored.erased() && (offered.erased() || offered.revision() > stored.revision());
        return takesEffect ? offered : stored;
    }
}
