package dev.crossdock.projection;

import dev.crossdock.audit.AuditAction;
import dev.crossdock.audit.AuditEntry;
import dev.crossdock.audit.AuditLog;
import dev.crossdock.group.GroupException;
import dev.crossdock.group.GroupException.Reason;
import dev.crossdock.projection.DeadLetterLog.Found;
import dev.crossdock.projection.Slice.Entry;
import dev.crossdock.projection.store.RecordPlace;
import dev.crossdock.projection.store.RedriveRow;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What operators do with what a group could not process: look, correct, offer it to the group again, to this one alone. What
 * a letter says is masked until somebody says why they look.
 */
@ApplicationScoped
public class Redrive {

    /** Of fewer characters no reason can be made. */
    private static final int MIN_REASON_LENGTH = 5;

    private static final int BATCH_SIZE = 500;

    @Inject
    Projections projections;

    @Inject
    DeadLetterLog log;

    @Inject
    RedriveTransaction transaction;

    @Inject
    AuditLog audit;

    /**
     * Dead letters, and after which one more may follow.
     *
     * @param next null at the end
     */
    public record Listing(
            List<DeadLetter> letters, @Nullable String next) {

        /** Keeps its own copy of the letters. */
        public Listing {
            letters = List.copyOf(letters);
        }
    }

    /**
     * The letters of a group that wait, masked, in the order of their topics.
     *
     * @throws GroupException if there is no such group
     */
    public Listing page(String group, @Nullable DeadLetterId after, int limit) {
        Projection<?> projection = projections.named(group);
        Found found = log.after(projection, after, limit, letters -> waiting(group, letters));
        Map<RecordPlace, RedriveRow> known = transaction.known(group, found.letters());
        return new Listing(
                found.letters().stream()
                        .map(letter -> DeadLetter.of(letter, known.get(letter.place()), MaskedValue::of))
                        .toList(),
                next(found));
    }

    /**
     * One letter that waits, masked.
     *
     * @throws GroupException if there is no such group
     */
    public Optional<DeadLetter> find(String group, DeadLetterId id) {
        return letter(group, id).map(letter -> shown(group, letter, MaskedValue::of));
    }

    /**
     * One letter in clear; that somebody looked, and why, is in the audit log before they see it.
     *
     * @throws GroupException if there is no such group
     * @throws IllegalArgumentException if the reason is too short or too long
     */
    public Optional<DeadLetter> unmask(String actor, String group, DeadLetterId id, String reason) {
        if (reason.strip().length() < MIN_REASON_LENGTH) {
            throw new IllegalArgumentException(
                    "reason: expected a few words on why, at least " + MIN_REASON_LENGTH + " characters");
        }
        Optional<DeadLetterRecord> letter = letter(group, id);
        letter.ifPresent(shown -> audit.recordAlone(AuditEntry.of(actor, AuditAction.UNMASK)
                .about(subject(shown))
                .because(reason)
                .with("group", group)
                .with("letter", shown.place().toString())));
        return letter.map(shown -> shown(group, shown, UnaryOperator.identity()));
    }

    /** The audit log's subjects are short; a key of any length is not. */
    private static String subject(DeadLetterRecord letter) {
        String key = letter.key();
        return key == null || key.isBlank() || key.length() > 256 || key.indexOf('\0') >= 0
                ? letter.place().toString()
                : key;
    }

    /**
     * Gives a letter another value, which is looked at as if it were read now.
     *
     * @return false if no such letter waits
     * @throws GroupException if there is no such group, or it cannot make sense of the value
     */
    public boolean correct(String actor, String group, DeadLetterId id, byte[] value) {
        Optional<DeadLetterRecord> letter = letter(group, id);
        if (letter.isEmpty()) {
            return false;
        }
        Entry<?> entry = RedriveAttempt.entry(
                projections.named(group), letter.get().place(), letter.get().as(value));
        if (entry.poison() != null) {
            throw new GroupException(Reason.CORRECTION_REFUSED, entry.poison());
        }
        transaction.correct(group, letter.get(), value, actor);
        return true;
    }

    /**
     * Offers one letter to its group again; empty if no such letter waits.
     *
     * @throws GroupException if there is no such group, or it is to stand still
     */
    public Optional<RedriveResult> redrive(String actor, String group, DeadLetterId id) {
        return letter(group, id).map(letter -> transaction.redrive(projections.named(group), List.of(letter), actor));
    }

    /**
     * Offers the next letters to their group again, some hundred at once.
     *
     * @param after null to begin with the first one
     * @throws GroupException if there is no such group, or it is to stand still
     */
    public RedriveResult redriveNext(String actor, String group, @Nullable DeadLetterId after) {
        Projection<?> projection = projections.named(group);
        Found found = log.after(projection, after, BATCH_SIZE, letters -> waiting(group, letters));
        if (found.letters().isEmpty()) {
            return new RedriveResult(0, 0, null);
        }
        RedriveResult done = transaction.redrive(projection, found.letters(), actor);
        return new RedriveResult(done.settled(), done.stillDead(), next(found));
    }

    /**
     * Offers all letters that a group has now to it again.
     *
     * @throws GroupException if there is no such group, or it is to stand still
     */
    public RedriveResult redriveAll(String actor, String group) {
        RedriveResult some = redriveNext(actor, group, null);
        long settled = some.settled();
        long stillDead = some.stillDead();
        while (some.next() != null) {
            some = redriveNext(actor, group, DeadLetterId.of(some.next()).orElseThrow());
            settled += some.settled();
            stillDead += some.stillDead();
        }
        return new RedriveResult(settled, stillDead, null);
    }

    private Optional<DeadLetterRecord> letter(String group, DeadLetterId id) {
        return log.find(projections.named(group), id)
                .filter(letter -> !waiting(group, List.of(letter)).isEmpty());
    }

    private List<DeadLetterRecord> waiting(String group, List<DeadLetterRecord> letters) {
        if (letters.isEmpty()) {
            return letters;
        }
        Map<RecordPlace, RedriveRow> known = transaction.known(group, letters);
        return letters.stream()
                .filter(letter -> Optional.ofNullable(known.get(letter.place()))
                        .filter(RedriveRow::settled)
                        .isEmpty())
                .toList();
    }

    private DeadLetter shown(String group, DeadLetterRecord letter, UnaryOperator<String> mask) {
        return DeadLetter.of(letter, transaction.known(group, List.of(letter)).get(letter.place()), mask);
    }

    private static @Nullable String next(Found found) {
        DeadLetterId last = found.next();
        return last == null ? null : last.toString();
    }
}
