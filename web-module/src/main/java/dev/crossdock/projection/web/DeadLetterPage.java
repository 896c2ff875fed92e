package dev.crossdock.projection.web;

import dev.crossdock.group.GroupException;
import dev.crossdock.projection.DeadLetter;
import dev.crossdock.projection.DeadLetterId;
import dev.crossdock.projection.RedriveResult;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Named;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One dead letter on the console: masked until the operator says why they look, then to be corrected. */
@Named("deadLetter")
@ViewScoped
public class DeadLetterPage extends GroupDeadLetters {

    private static final long serialVersionUID = 1L;
    private static final int MAX_REASON_LENGTH = 500;

    private String id = "";
    private @Nullable String why;
    private @Nullable String value;
    private boolean clear;
    private transient @Nullable DeadLetter letter;

    @PostConstruct
    void read() {
        id = visitor.asked("id");
    }

    /** The letter, masked; null if none of this id waits. */
    public @Nullable DeadLetter getLetter() {
        if (letter == null) {
            letter = find().orElse(null);
        }
        return letter;
    }

    private Optional<DeadLetter> find() {
        try {
            return visitor.isOperator() ? id().flatMap(found -> redrive.find(getGroup(), found)) : Optional.empty();
        } catch (GroupException e) {
            return Optional.empty();
        }
    }

    /** Shows the value once the audit log knows why. */
    public void unmask() {
        String reason = why == null ? "" : why.strip();
        if (!visitor.isOperator() || reason.length() > MAX_REASON_LENGTH || reason.indexOf('\0') >= 0) {
            notices.error("Only operators may do this, with a reason of at most " + MAX_REASON_LENGTH + " characters.");
            return;
        }
        try {
            Optional<DeadLetter> shown = id().flatMap(found -> redrive.unmask(actor(), getGroup(), found, reason));
            clear = shown.isPresent();
            value = shown.map(DeadLetter::value).orElse(null);
        } catch (IllegalArgumentException e) {
            notices.error("Say in a few words why.");
        }
    }

    /** Keeps the corrected value and offers it to the group. */
    public @Nullable String correct() {
        if (!visitor.isOperator() || !clear) {
            notices.error("Only operators may do this, once they have said why.");
            return null;
        }
        try {
            byte[] corrected = String.valueOf(value).getBytes(StandardCharsets.UTF_8);
            Optional<RedriveResult> done = id().filter(found -> redrive.correct(actor(), getGroup(), found, corrected))
                    .flatMap(found -> redrive.redrive(actor(), getGroup(), found));
            if (done.isPresent() && done.get().settled() > 0) {
                return "/console/dead-letters.xhtml?faces-redirect=true&group=" + getGroup();
            }
            letter = null;
            DeadLetter still = getLetter();
            notices.error(still == null ? "No such letter waits any more." : "It is still refused: " + still.reason());
        } catch (GroupException e) {
            notices.error(String.valueOf(e.getMessage()));
        }
        return null;
    }

    private Optional<DeadLetterId> id() {
        return DeadLetterId.of(id);
    }

    /** Why the operator looks. */
    public @Nullable String getWhy() {
        return why;
    }

    /** Set by the form. */
    public void setWhy(@Nullable String why) {
        this.why = why;
    }

    /** The value in clear, once it is shown. */
    public @Nullable String getValue() {
        return value;
    }

    /** Set by the form. */
    public void setValue(@Nullable String value) {
        this.value = value;
    }

    /** Whether the value is shown. */
    public boolean isClear() {
        return clear;
    }
}
