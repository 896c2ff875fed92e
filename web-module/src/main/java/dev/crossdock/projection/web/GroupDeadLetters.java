package dev.crossdock.projection.web;

import dev.crossdock.projection.Redrive;
import dev.crossdock.web.Notices;
import dev.crossdock.web.Visitor;
import jakarta.inject.Inject;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** What the pages about one group's dead letters share. */
public abstract class GroupDeadLetters implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    transient Redrive redrive;

    @Inject
    transient Visitor visitor;

    @Inject
    transient Notices notices;

    private @Nullable String group;

    /** The group's name; one that no group has if the address says none. */
    String group() {
        return String.valueOf(group);
    }

    /** Who acts. */
    String actor() {
        return String.valueOf(visitor.getName());
    }

    /** The group, from the address of the page. */
    public @Nullable String getGroup() {
        return group;
    }

    /** Set by the page. */
    public void setGroup(@Nullable String group) {
        this.group = group;
    }
}
