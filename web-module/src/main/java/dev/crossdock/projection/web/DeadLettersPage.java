package dev.crossdock.projection.web;

import dev.crossdock.group.GroupException;
import dev.crossdock.projection.DeadLetter;
import dev.crossdock.projection.DeadLetterId;
import dev.crossdock.projection.Redrive;
import dev.crossdock.projection.RedriveResult;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Named;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What one consumer group could not process, on the console. */
@Named("deadLetters")
@ViewScoped
public class DeadLettersPage extends GroupDeadLetters {

    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 50;

    private String after = "";
    private String noLetters = "No dead letter waits.";
    private transient Redrive.@Nullable Listing loaded;

    @PostConstruct
    void begin() {
        after = visitor.asked("after");
    }

    /** The letters that wait, a page of them. */
    public List<DeadLetter> getLetters() {
        return some().letters();
    }

    /** Why there is no letter to see. */
    public String getNoLetters() {
        return noLetters;
    }

    /** Where the next page begins; null on the last one. */
    public @Nullable String getNext() {
        return some().next();
    }

    private Redrive.Listing some() {
        Redrive.Listing some = loaded;
        if (some == null) {
            some = read();
            loaded = some;
        }
        return some;
    }

    private Redrive.Listing read() {
        try {
            DeadLetterId from = DeadLetterId.of(after).orElse(null);
            return visitor.isOperator() ? redrive.page(getGroup(), from, SHOWN) : new Redrive.Listing(List.of(), null);
        } catch (GroupException e) {
            noLetters = "Choose a group on the overview: " + e.getMessage() + ".";
            return new Redrive.Listing(List.of(), null);
        }
    }

    /** Offers one letter to the group again. */
    public void redrive(String id) {
        operate(() -> DeadLetterId.of(id)
                .flatMap(letter -> redrive.redrive(actor(), getGroup(), letter))
                .orElse(new RedriveResult(0, 0, null)));
    }

    /** Offers all letters to the group again. */
    public void redriveAll() {
        operate(() -> redrive.redriveAll(actor(), getGroup()));
    }

    private void operate(Supplier<RedriveResult> act) {
        if (!visitor.isOperator()) {
            notices.error("Only operators may do this.");
            return;
        }
        try {
            RedriveResult done = act.get();
            String outcome = done.settled() + " settled, " + done.stillDead() + " still dead.";
            if (done.stillDead() == 0) {
                notices.info(outcome);
            } else {
                notices.warn(outcome);
            }
        } catch (GroupException e) {
            notices.warn(String.valueOf(e.getMessage()));
        }
        loaded = null;
    }
}
