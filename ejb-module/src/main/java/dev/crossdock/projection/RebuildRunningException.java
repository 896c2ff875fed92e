package dev.crossdock.projection;

/** The group is being rebuilt already. */
public class RebuildRunningException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** With the group's name. */
    public RebuildRunningException(String group) {
        super("a rebuild of " + group + " is running; wait for its report");
    }
}
