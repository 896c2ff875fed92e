package dev.crossdock.projection.web;

import dev.crossdock.projection.Redrive;
import dev.crossdock.web.Notices;
import dev.crossdock.web.Visitor;
import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;
import java.io.Serializable;

/** What the pages about one group's dead letters share. */
public abstract class GroupDeadLetters implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    transient Redrive redrive;

    @Inject
    transient Visitor visitor;

    @Inject
    transient Notices notices;

    private String group = "";

    @PostConstruct
    void open() {
        group = visitor.asked("group");
    }

    /** Who acts. */
    String actor() {
        return String.valueOf(visitor.getName());
    }

    /** The group's name, from the address of the page; empty if that says none. */
    public String getGroup() {
        return group;
    }
}
