package dev.crossdock.group;

import java.util.Locale;

/** What an operator may do to a group; not every kind can do all of it. */
public enum GroupAction {

    /** Makes it stand still. */
    PAUSE,

    /** Lets it go on. */
    RESUME,

    /** Makes its results anew from the start of its topics while the old ones serve. */
    REBUILD,

    /** Throws its state away and lets it begin again. */
    RESET;

    /** The word for people. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
