package dev.crossdock.group;

import java.util.Locale;

/** What an operator may do to a group; not every kind can do all of it. */
public enum GroupAction {

    /** Makes it stand still. */
    PAUSE("Makes the group stand still, on every node and also after a restart, until it is resumed"),

    /** Lets it go on. */
    RESUME("Lets the group go on from where it stood"),

    /** Lets what failed of it try again. */
    RESTART("Lets the tasks that failed begin again from where they stood"),

    /** Makes its results anew from the start of its topics while the old ones serve. */
    REBUILD("Makes the group's results anew from the start of its topics; the old ones serve until that is done"),

    /** Throws its state away and lets it begin again. */
    RESET("Forgets how far the group has come and lets it begin again from the start");

    private final String description;

    GroupAction(String description) {
        this.description = description;
    }

    /** The word for people. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** One sentence for an operator. */
    public String description() {
        return description;
    }
}
