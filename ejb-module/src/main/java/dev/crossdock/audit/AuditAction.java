package dev.crossdock.audit;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What is written down; a new kind of act that matters gets a word here. */
public enum AuditAction {
    /** A person began a session, or a machine was let in for the first time in an hour. */
    SIGN_IN,
    /** Somebody tried to sign in and was refused. */
    SIGN_IN_FAILED,
    /** Somebody looked at personal data that is masked. */
    UNMASK,
    /** A consumer group was made to stand still. */
    PAUSE,
    /** A consumer group was let go on. */
    RESUME,
    /** The failed tasks of a consumer group were let begin again. */
    RESTART,
    /** A consumer group was made to begin from the start. */
    RESET,
    /** The rebuild of a consumer group's tables was started. */
    REBUILD,
    /** A dead letter of a consumer group was corrected. */
    DEAD_LETTER_EDIT,
    /** Dead letters of a consumer group were offered to it again. */
    DEAD_LETTER_REDRIVE,
    /** A customer's data is to be erased. */
    ERASE,
    /** A job was changed. */
    JOB_EDIT,
    /** A failed job was sent on its way again. */
    JOB_REDRIVE,
    /** A failed job was given up. */
    JOB_DISCARD,
    /** A queue was made to stand still. */
    QUEUE_PAUSE,
    /** A queue was let go on. */
    QUEUE_RESUME,
    /** Somebody read a document about a customer. */
    DOCUMENT_READ,
    /** A document was removed before its time. */
    DOCUMENT_REMOVE,
    /** Content that belongs to no document was removed. */
    DOCUMENT_SWEEP;

    /** As it is stored and shown, such as {@code sign-in}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The action of a word. */
    public static Optional<AuditAction> of(String word) {
        return Arrays.stream(values())
                .filter(action -> action.word().equals(word))
                .findFirst();
    }

    /** The words of all actions. */
    public static List<String> words() {
        return Arrays.stream(values()).map(AuditAction::word).toList();
    }
}
