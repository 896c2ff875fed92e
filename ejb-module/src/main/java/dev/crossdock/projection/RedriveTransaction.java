package dev.crossdock.projection;

import dev.crossdock.audit.AuditAction;
import dev.crossdock.audit.AuditEntry;
import dev.crossdock.audit.AuditLog;
import dev.crossdock.group.GroupException;
import dev.crossdock.group.GroupException.Reason;
import dev.crossdock.persistence.store.Database;
import dev.crossdock.projection.Slice.Entry;
import dev.crossdock.projection.store.Correction;
import dev.crossdock.projection.store.GroupRegister;
import dev.crossdock.projection.store.Positions;
import dev.crossdock.projection.store.RecordPlace;
import dev.crossdock.projection.store.RedriveRow;
import dev.crossdock.projection.store.RedriveTable;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;

/** What operators do about dead letters: effect, outcome and audit entry in one transaction, or none of them. */
@Stateless
public class RedriveTransaction {

    @Inject
    Database database;

    @Inject
    GroupRegister register;

    @Inject
    AuditLog audit;

    /**
     * Offers records to their group again. The positions stay where they are, locked, so that neither the group's writer nor
     * the end of a rebuild comes in between. Records that the group has not passed are left alone: it is about to read them.
     *
     * @throws GroupException if the group is to stand still
     * @throws BatchFailedException if it is not the records that are at fault; nothing has changed then
     */
    public <C> RedriveResult redrive(Projection<C> projection, List<DeadLetterRecord> letters, String actor) {
        String group = projection.group();
        try (Connection connection = database.dataSource().getConnection()) {
            if (register.isPaused(connection, group)) {
                throw new GroupException(
                        Reason.PAUSED,
                        "consumer group '" + group + "' is paused; resume it, then redrive its dead letters");
            }
            Map<RecordPlace, Entry<C>> offers = offers(connection, projection, letters);
            ProjectionTransaction.useSchema(connection, projection.schema());
            Map<RecordPlace, String> refused =
                    new RedriveAttempt<>(connection, projection).offer(List.copyOf(offers.values()));
            Set<RecordPlace> settled = new HashSet<>(offers.keySet());
            settled.removeAll(refused.keySet());
            RedriveTable.settle(connection, group, settled, actor);
            for (Map.Entry<RecordPlace, String> still : refused.entrySet()) {
                RedriveTable.refuse(connection, group, still.getKey(), still.getValue(), actor);
            }
            audit.record(AuditEntry.of(actor, AuditAction.DEAD_LETTER_REDRIVE)
                    .about(group)
                    .with(
                            "letters",
                            letters.size() == 1 ? letters.get(0).place().toString() : "" + letters.size())
                    .with("settled", String.valueOf(settled.size()))
                    .with("stillDead", String.valueOf(refused.size())));
            return new RedriveResult(settled.size(), refused.size(), null);
        } catch (SQLException e) {
            throw new BatchFailedException(e);
        }
    }

    private static <C> Map<RecordPlace, Entry<C>> offers(
            Connection connection, Projection<C> projection, List<DeadLetterRecord> letters) throws SQLException {
        Set<TopicPartition> partitions =
                letters.stream().map(letter -> letter.place().partition()).collect(Collectors.toSet());
        Map<TopicPartition, Long> passed = Positions.lock(connection, projection.group(), partitions);
        Map<RecordPlace, RedriveRow> known = RedriveTable.of(connection, projection.group(), places(letters));
        Map<RecordPlace, Entry<C>> offers = new LinkedHashMap<>();
        for (DeadLetterRecord letter : letters) {
            Optional<RedriveRow> before = Optional.ofNullable(known.get(letter.place()));
            boolean isPassed =
                    letter.place().offset() < passed.getOrDefault(letter.place().partition(), 0L);
            if (isPassed && before.filter(RedriveRow::settled).isEmpty()) {
                Correction correction = before.map(RedriveRow::correction).orElse(null);
                offers.put(
                        letter.place(),
                        correction == null
                                ? RedriveAttempt.entry(projection, letter)
                                : RedriveAttempt.entry(projection, letter.place(), correction));
            }
        }
        return offers;
    }

    private static List<RecordPlace> places(List<DeadLetterRecord> letters) {
        return letters.stream().map(DeadLetterRecord::place).toList();
    }

    /** What was done about these letters so far. */
    public Map<RecordPlace, RedriveRow> known(String group, List<DeadLetterRecord> letters) {
        try (Connection connection = database.dataSource().getConnection()) {
            return RedriveTable.of(connection, group, places(letters));
        } catch (SQLException e) {
            throw new BatchFailedException(e);
        }
    }

    /** Keeps a value that takes the place of the letter's own when it is redriven. */
    public void correct(String group, DeadLetterRecord letter, byte[] value, String actor) {
        try (Connection connection = database.dataSource().getConnection()) {
            RedriveTable.correct(connection, group, letter.place(), letter.as(value), actor);
            audit.record(AuditEntry.of(actor, AuditAction.DEAD_LETTER_EDIT)
                    .about(group)
                    .with("letters", letter.place().toString()));
        } catch (SQLException e) {
            throw new BatchFailedException(e);
        }
    }
}
