package dev.crossdock.activity.web;

import dev.crossdock.activity.Activities;
import dev.crossdock.activity.Activity;
import dev.crossdock.activity.ActivityCursor;
import dev.crossdock.activity.ActivityPage;
import dev.crossdock.activity.ActivityQuery;
import dev.crossdock.activity.TextIndexUnavailableException;
import dev.crossdock.activity.Total;
import dev.crossdock.activity.value.ActivityFilter;
import dev.crossdock.activity.value.ActivitySort;
import dev.crossdock.web.Visitor;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The search page's events: what has the words of {@code ?q=} in it, newest first. */
@Named("wordSearch")
@RequestScoped
public class WordSearch {

    private static final int PAGE = 20;

    @Inject
    Activities activities;

    @Inject
    Visitor visitor;

    private @Nullable ActivityPage found;
    private boolean unavailable;

    /** One event found, and whose it is. */
    public record Hit(String customerId, TimelineEntry entry) {

        static Hit of(Activity activity) {
            return new Hit(activity.customerId(), TimelineEntry.of(activity));
        }
    }

    @PostConstruct
    void search() {
        String words = visitor.asked("q").strip();
        if (words.isEmpty() || words.contains("@") || words.indexOf('\0') >= 0) {
            return;
        }
        try {
            found = activities.search(new ActivityQuery(
                    ActivityFilter.all(),
                    null,
                    words,
                    ActivitySort.NEWEST_FIRST,
                    ActivityCursor.read(ActivitySort.NEWEST_FIRST, visitor.asked("after"))
                            .orElse(null),
                    PAGE));
        } catch (TextIndexUnavailableException e) {
            unavailable = true;
        }
    }

    /** The events. */
    public List<Hit> getHits() {
        return found == null ? List.of() : found.items().stream().map(Hit::of).toList();
    }

    /** How many there are, in words. */
    public String getHowMany() {
        Total total = found == null ? null : found.total();
        if (total == null) {
            return "";
        }
        return String.format(
                Locale.UK,
                "%s%,d event%s, newest first",
                total.relation() == Total.Relation.AT_LEAST ? "More than " : "",
                total.value(),
                total.value() == 1 ? "" : "s");
    }

    /** Where the next part begins; null at the end. */
    public @Nullable String getNext() {
        return found == null ? null : found.next();
    }

    /** Whether words cannot be looked up at the moment. */
    public boolean isUnavailable() {
        return unavailable;
    }
}
