package dev.crossdock.activity.web;

import dev.crossdock.activity.Activities;
import dev.crossdock.activity.Activity;
import dev.crossdock.activity.ActivityQuery;
import dev.crossdock.activity.CustomerSummary;
import dev.crossdock.activity.value.ActivityPlace;
import dev.crossdock.activity.value.ActivitySort;
import dev.crossdock.activity.value.OpenIssue;
import dev.crossdock.event.value.EventId;
import dev.crossdock.value.Money;
import jakarta.annotation.PostConstruct;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the customer of the page did, newest first, as far as the filter wants it. There are two parts: {@code fresh} from
 * the newest down to an anchor, which grows while the page is open, and {@code older}, which grows when somebody asks for
 * more. Neither ever holds everything.
 */
@Named("timeline")
@ViewScoped
public class Timeline implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final int PAGE = 50;
    /** With more new events than this at once the list begins anew. */
    private static final int MAX_NEW = 200;
    /** Nobody reads more. */
    private static final int MAX_OLDER = 1_000;
    /** Events of long ago change the summary without being at the top of the list. */
    private static final int SUMMARY_EVERY = 10;

    @Inject
    Activities activities;

    private final TimelineFilter filter = new TimelineFilter();
    private String customerId = "";
    private transient List<Activity> fresh = List.of();
    private transient List<Activity> older = List.of();
    private transient boolean more;
    private transient @Nullable CustomerSummary summary;
    private transient int looks;

    @PostConstruct
    void open() {
        customerId = FacesContext.getCurrentInstance()
                .getExternalContext()
                .getRequestParameterMap()
                .getOrDefault("id", "");
        if (!customerId.isEmpty() && customerId.indexOf('\0') < 0) {
            summary = activities.summary(customerId).orElse(null);
            begin();
        }
    }

    /** Reads the newest anew, after the filter was changed. */
    public void begin() {
        List<Activity> page = read(null, PAGE + 1);
        more = page.size() > PAGE;
        fresh = more ? page.subList(0, PAGE) : page;
        older = List.of();
    }

    /** Looks whether there is something new, and says which parts of the page show it. */
    public List<String> refresh() {
        List<String> changed = new ArrayList<>(refreshList());
        looks++;
        if (!changed.isEmpty() || looks % SUMMARY_EVERY == 0) {
            CustomerSummary now = activities.summary(customerId).orElse(null);
            if (!Objects.equals(glance(now), glance(summary))) {
                changed.addAll(List.of("summary", "note:issue"));
            }
            summary = now;
        }
        return changed;
    }

    private List<String> refreshList() {
        if (keys(read(null, PAGE)).equals(keys(fresh.subList(0, Math.min(PAGE, fresh.size()))))) {
            return List.of();
        }
        if (!more && older.isEmpty()) {
            begin();
            return List.of("fresh", "older");
        }
        List<Activity> now = read(null, fresh.size() + MAX_NEW);
        int anchor = keys(now).indexOf(key(fresh.get(fresh.size() - 1)));
        if (anchor < 0) {
            begin();
            return List.of("fresh", "older");
        }
        fresh = List.copyOf(now.subList(0, anchor + 1));
        return List.of("fresh");
    }

    /** What the page shows of a summary; how fresh it is changes all the time. */
    private static List<@Nullable Object> glance(@Nullable CustomerSummary summary) {
        return summary == null
                ? List.of()
                : Arrays.asList(summary.lifetimeValue(), summary.orders(), summary.lastContact(), summary.openIssues());
    }

    private static List<EventId> keys(List<Activity> activity) {
        return activity.stream().map(Timeline::key).toList();
    }

    private static EventId key(Activity activity) {
        return new EventId(activity.source(), activity.id());
    }

    /** Reads on where the page ends. */
    public void showOlder() {
        List<Activity> shown = older.isEmpty() ? fresh : older;
        List<Activity> page = read(shown.get(shown.size() - 1), PAGE + 1);
        more = page.size() > PAGE;
        List<Activity> longer = new ArrayList<>(older);
        longer.addAll(more ? page.subList(0, PAGE) : page);
        older = List.copyOf(longer);
    }

    private List<Activity> read(@Nullable Activity after, int limit) {
        ActivityPlace place =
                after == null ? null : new ActivityPlace(ActivitySort.NEWEST_FIRST, after.occurredAt(), key(after));
        return activities
                .page(new ActivityQuery(filter.of(customerId), null, null, ActivitySort.NEWEST_FIRST, place, limit))
                .items();
    }

    /** The customer at a glance; null if nobody knows of them. */
    public @Nullable CustomerSummary getSummary() {
        return summary;
    }

    /** Conversations that have not come to their end. */
    public List<OpenIssue> getOpenIssues() {
        return summary == null ? List.of() : summary.openIssues();
    }

    /** An amount as people read it. */
    public String text(Money money) {
        return TimelineEntry.amount(money.amount(), money.currency().code());
    }

    /** What is wanted. */
    public TimelineFilter getFilter() {
        return filter;
    }

    /** From the newest down to where the page began. */
    public List<TimelineEntry> getFresh() {
        return entries(fresh);
    }

    /** What was asked for besides. */
    public List<TimelineEntry> getOlder() {
        return entries(older);
    }

    private static List<TimelineEntry> entries(List<Activity> activity) {
        return activity.stream().map(TimelineEntry::of).toList();
    }

    /** Whether there is more, and room for it. */
    public boolean isMore() {
        return more && older.size() < MAX_OLDER;
    }

    /** Whether there is more than the page takes. */
    public boolean isFull() {
        return more && older.size() >= MAX_OLDER;
    }
}
