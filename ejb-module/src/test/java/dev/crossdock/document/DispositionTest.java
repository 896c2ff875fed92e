package dev.crossdock.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crossdock.document.SweepTally.Sweep;
import dev.crossdock.document.store.DocumentRow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DispositionTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration GRACE = Duration.ofHours(24);
    private static final Instant LONG_AGO = NOW.minus(Duration.ofHours(25));
    private static final Instant LATELY = NOW.minus(Duration.ofHours(23));

    @Test
    void a_stored_document_stays_until_its_time_is_over() {
        assertThat(content(row("STORED", LONG_AGO, NOW.plusSeconds(1)), LONG_AGO))
                .isEqualTo(Disposition.REFERENCED);
        assertThat(content(row("STORED", LONG_AGO, NOW.minusSeconds(1)), LONG_AGO))
                .isEqualTo(Disposition.EXPIRED);
    }

    @Test
    void what_is_nobodys_is_left_alone_for_a_while() {
        assertThat(content(null, LATELY)).isEqualTo(Disposition.IN_GRACE);
        assertThat(content(null, LONG_AGO)).isEqualTo(Disposition.ORPHAN);
        assertThat(content(row("REMOVED", LONG_AGO, NOW), LONG_AGO)).isEqualTo(Disposition.ORPHAN);
    }

    @Test
    void an_upload_counts_from_its_last_sign_of_life_however_old_its_beginning_is() {
        DocumentRow alive = row("UPLOADING", LATELY, NOW.plusSeconds(1));
        DocumentRow silent = row("UPLOADING", LONG_AGO, NOW.plusSeconds(1));

        assertThat(content(alive, LONG_AGO)).isEqualTo(Disposition.IN_GRACE);
        assertThat(content(silent, LATELY)).isEqualTo(Disposition.ABANDONED);
        assertThat(Disposition.ofUpload(alive, LONG_AGO, NOW, GRACE)).isEqualTo(Disposition.IN_GRACE);
        assertThat(Disposition.ofUpload(silent, LATELY, NOW, GRACE)).isEqualTo(Disposition.ABANDONED);
    }

    @Test
    void an_upload_of_nobody_of_unknown_age_is_left_alone() {
        assertThat(Disposition.ofUpload(null, null, NOW, GRACE)).isEqualTo(Disposition.IN_GRACE);
        assertThat(Disposition.ofUpload(null, LONG_AGO, NOW, GRACE)).isEqualTo(Disposition.ORPHAN);
    }

    @Test
    void a_removal_that_was_begun_is_finished_at_once() {
        assertThat(content(row("REMOVING", NOW, NOW.plusSeconds(1)), NOW)).isEqualTo(Disposition.LEFT_OVER);
    }

    @Property
    void a_report_adds_up_whatever_was_found(
            @ForAll List<Disposition> dispositions, @ForAll List<Disposition> failures) {
        SweepTally tally = new SweepTally();
        dispositions.forEach(disposition -> tally.count("k", disposition));
        failures.forEach(disposition -> tally.failed("k", disposition));

        SweepReport report = tally.report(new Sweep(NOW, "timer", false, GRACE), NOW, 0);

        assertThat(report.stored()).isEqualTo(dispositions.size() + failures.size());
        assertThat(report.referenced() + report.inGrace() + report.removed()).isEqualTo(report.stored());
        assertThat(report.removed())
                .isEqualTo(dispositions.stream().filter(Disposition::isRemoved).count());
        assertThat(report.removedBecause().values().stream()
                        .mapToLong(Long::longValue)
                        .sum())
                .isEqualTo(report.removed());
    }

    @Test
    void a_report_that_does_not_add_up_is_none() {
        assertThatThrownBy(
                        () -> new SweepReport(NOW, NOW, "timer", true, 0, 3, 1, 1, 0, Map.of(), 0, 0, 0, 0, List.of()))
                .hasMessageContaining("does not add up");
    }

    private static Disposition content(@Nullable DocumentRow row, Instant changedAt) {
        return Disposition.ofContent(row, changedAt, NOW, GRACE);
    }

    private static DocumentRow row(String state, Instant touchedAt, Instant retainUntil) {
        return new DocumentRow(
                "d",
                state,
                "text/plain",
                null,
                null,
                retainUntil,
                null,
                null,
                null,
                1L,
                "0".repeat(64),
                "producer",
                touchedAt,
                touchedAt,
                null,
                null,
                null);
    }
}
