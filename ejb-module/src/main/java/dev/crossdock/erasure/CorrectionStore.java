package dev.crossdock.erasure;

import dev.crossdock.persistence.store.Database;
import dev.crossdock.persistence.store.Sql;
import dev.crossdock.projection.store.Correction;
import dev.crossdock.projection.store.RecordPlace;
import dev.crossdock.projection.store.RedriveRow;
import dev.crossdock.projection.store.RedriveTable;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The values that operators gave to dead letters, and why letters were refused again. */
@Dependent
class CorrectionStore implements PersonalDataStore {

    @Inject
    Database database;

    @Override
    public String name() {
        return "projection.dead_letter_redrive";
    }

    @Override
    public Look look(ErasedCustomer customer) {
        int forgotten = Sql.on(database.dataSource(), connection -> {
            RedriveTable.forgetReasonsWith(connection, customer.id());
            return forget(connection, ids -> ids.contains(customer.id()));
        });
        return new Look(true, "read all corrections of dead letters; " + forgotten + " about the person were emptied");
    }

    /**
     * Empties the corrections about everybody who is erased.
     *
     * @param erasedAmong which of some ids are erased
     */
    void sweepAll(UnaryOperator<Set<String>> erasedAmong) {
        Sql.on(
                database.dataSource(),
                connection -> forget(connection, ids -> !erasedAmong.apply(ids).isEmpty()));
    }

    private static int forget(Connection connection, Predicate<Set<String>> about) throws SQLException {
        int forgotten = 0;
        for (Map.Entry<String, List<RedriveRow>> group :
                RedriveTable.allCorrections(connection).entrySet()) {
            List<RecordPlace> places = group.getValue().stream()
                    .filter(row -> about.test(traces(row)))
                    .map(RedriveRow::place)
                    .toList();
            RedriveTable.forget(connection, group.getKey(), places);
            forgotten += places.size();
        }
        return forgotten;
    }

    private static Set<String> traces(RedriveRow row) {
        Correction content = row.correction();
        if (content == null) {
            return Set.of();
        }
        ConsumerRecord<byte[], byte[]> record = new ConsumerRecord<>(
                row.place().partition().topic(),
                row.place().partition().partition(),
                row.place().offset(),
                content.key() == null ? null : content.key().getBytes(StandardCharsets.UTF_8),
                content.value());
        content.headers().forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return CustomerReferences.in(record);
    }
}
