package dev.crossdock.activity.web;

import dev.crossdock.activity.value.OpenIssue;
import dev.crossdock.event.EventError;
import dev.crossdock.event.Outcome;
import dev.crossdock.event.Outcome.Accepted;
import dev.crossdock.event.Outcome.Rejected;
import dev.crossdock.event.Outcome.TooLarge;
import dev.crossdock.event.Outcome.Unavailable;
import dev.crossdock.support.Contact;
import dev.crossdock.support.MatterStatus;
import dev.crossdock.support.Note;
import dev.crossdock.support.Notes;
import dev.crossdock.web.Notices;
import dev.crossdock.web.Visitor;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The form in which an agent notes what was said or is to be done. What was typed stays until it is recorded. */
@Named("noteForm")
@ViewScoped
public class NoteForm implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    Notes notes;

    @Inject
    transient Visitor visitor;

    @Inject
    transient Notices notices;

    private String id = newId();
    private Contact contact = Contact.NOTE;
    private String issue = "";
    private String category = "";
    private String status = "";
    private String text = "";

    /**
     * Records the note about this customer.
     *
     * @param open the customer's open issues, to know what status and category one has
     */
    public void record(String customerId, List<OpenIssue> open) {
        if (!visitor.isSupportAgent()) {
            notices.error("Notes are taken by support agents.");
            return;
        }
        OpenIssue continued = open.stream()
                .filter(one -> one.conversationId().equals(issue))
                .findFirst()
                .orElse(null);
        Note note = new Note(
                id,
                continued == null ? "v-" + id : continued.conversationId(),
                customerId,
                contact,
                category(continued),
                text,
                status(continued));
        tell(notes.record(String.valueOf(visitor.getName()), note));
    }

    private MatterStatus status(@Nullable OpenIssue continued) {
        String unchanged = continued == null ? "" : continued.status();
        return MatterStatus.of(status).or(() -> MatterStatus.of(unchanged)).orElse(MatterStatus.CLOSED);
    }

    private String category(@Nullable OpenIssue continued) {
        if (!category.isEmpty()) {
            return category;
        }
        return continued == null ? "note" : continued.category();
    }

    private void tell(Outcome outcome) {
        if (outcome instanceof Accepted) {
            id = newId();
            issue = "";
            category = "";
            status = "";
            text = "";
            contact = Contact.NOTE;
            notices.info("Recorded. It appears in the timeline in a moment.");
        } else if (outcome instanceof Rejected rejected) {
            notices.error("Not recorded: "
                    + rejected.errors().stream().map(EventError::detail).collect(Collectors.joining("; ")));
        } else if (outcome instanceof TooLarge large) {
            notices.error("Not recorded: it is too long, at most " + large.limit() + " bytes fit.");
        } else if (outcome instanceof Unavailable) {
            notices.error("Not recorded yet: Kafka cannot be reached. Your text is kept; try again.");
        }
    }

    private static String newId() {
        return UUID.randomUUID().toString();
    }

    /** How agent and customer came together. */
    public Contact getContact() {
        return contact;
    }

    public void setContact(Contact contact) {
        this.contact = contact;
    }

    /** The conversation that the note continues; empty for a new one. */
    public String getIssue() {
        return issue;
    }

    public void setIssue(@Nullable String issue) {
        this.issue = issue == null ? "" : issue;
    }

    /** What it is about, in a few words; empty for what it was about so far. */
    public String getCategory() {
        return category;
    }

    public void setCategory(@Nullable String category) {
        this.category = category == null ? "" : category.strip();
    }

    /** Whose move it is afterwards; empty if nothing changes. */
    public String getStatus() {
        return status;
    }

    public void setStatus(@Nullable String status) {
        this.status = status == null ? "" : status;
    }

    /** The note. */
    public String getText() {
        return text;
    }

    public void setText(@Nullable String text) {
        this.text = text == null ? "" : text;
    }
}
