package dev.crossdock.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class AuditEntryTest {

    @Test
    void it_is_told_step_by_step() {
        AuditEntry entry = AuditEntry.of("ada", AuditAction.UNMASK)
                .about("c1")
                .because("  a call  ")
                .with("fields", "email");

        assertThat(entry.subject()).isEqualTo("c1");
        assertThat(entry.reason()).isEqualTo("a call");
        assertThat(entry.details()).containsEntry("fields", "email");
        assertThat(entry.because(" ").reason()).isNull();
    }

    @Test
    void what_no_row_can_hold_is_refused() {
        AuditEntry entry = AuditEntry.of("ada", AuditAction.PAUSE);

        assertThatIllegalArgumentException().isThrownBy(() -> AuditEntry.of(" ", AuditAction.PAUSE));
        assertThatIllegalArgumentException().isThrownBy(() -> entry.because("x".repeat(501)));
        assertThatIllegalArgumentException().isThrownBy(() -> entry.about("a\0b"));
    }

    @Test
    void every_action_is_found_by_its_word() {
        for (AuditAction action : AuditAction.values()) {
            assertThat(AuditAction.of(action.word())).contains(action);
        }
        assertThat(AuditAction.of("dance")).isEmpty();
    }
}
