package dev.crossdock.audit;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One act, as it goes into the audit log. Of a customer it names the id and nothing else.
 *
 * @param actor the user who does it
 * @param subject what it is done to: a customer id, a consumer group, a job
 * @param reason why, as the actor typed it
 * @param details further strings by name
 */
public record AuditEntry(
        String actor,
        AuditAction action,
        @Nullable String subject,
        @Nullable String reason,
        Map<String, String> details) {

    private static final int LONGEST = 500;

    /**
     * Refuses what would not fit into a row.
     *
     * @throws IllegalArgumentException if a text is longer than 500 characters or holds NUL, or the actor is empty
     */
    public AuditEntry {
        details = Map.copyOf(details);
        if (actor.isBlank()) {
            throw new IllegalArgumentException("an act in the audit log needs an actor");
        }
        check("actor", actor);
        check("subject", subject);
        check("reason", reason);
        details.forEach(AuditEntry::check);
    }

    /** An act without anything further. */
    public static AuditEntry of(String actor, AuditAction action) {
        return new AuditEntry(actor, action, null, null, Map.of());
    }

    /** The same act, done to something. */
    public AuditEntry about(String what) {
        return new AuditEntry(actor, action, what, reason, details);
    }

    /** The same act with the reason that was typed; none for an empty one. */
    public AuditEntry because(@Nullable String why) {
        String typed = why == null || why.isBlank() ? null : why.strip();
        return new AuditEntry(actor, action, subject, typed, details);
    }

    /** The same act with a further detail. */
    public AuditEntry with(String name, String value) {
        Map<String, String> more = new TreeMap<>(details);
        more.put(name, value);
        return new AuditEntry(actor, action, subject, reason, more);
    }

    private static void check(String name, @Nullable String text) {
        if (text == null) {
            return;
        }
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException(
                    name + ": expected at most " + LONGEST + " characters, got " + text.length());
        }
        if (text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException(name + ": must not contain the NUL character");
        }
    }
}
