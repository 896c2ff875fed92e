package dev.crossdock.web;

import java.util.List;
import java.util.Set;

/**
 * A link of the console's navigation; a bean of the room whose pages it leads to.
 *
 * @param page where it leads
 * @param views the ids of the views, or how they begin, that it stands for
 * @param roles who sees it: those who may open the page
 * @param order where it stands among those of other rooms: the smallest number first
 */
public record NavigationEntry(String label, String page, List<String> views, Set<String> roles, int order) {

    /** Keeps its own copies. */
    public NavigationEntry {
        views = List.copyOf(views);
        roles = Set.copyOf(roles);
    }

    /** Whether it stands for this view. */
    public boolean covers(String viewId) {
        return views.stream().anyMatch(viewId::startsWith);
    }
}
