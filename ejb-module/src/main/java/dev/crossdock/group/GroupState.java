package dev.crossdock.group;

/** What a group is doing. */
public enum GroupState {

    /** It reads. */
    RUNNING,

    /** An operator made it stand still. */
    PAUSED,

    /** It is made anew from the start of its topics; it serves meanwhile. */
    REBUILDING,

    /** It is about to read. */
    STARTING,

    /** It gave up and waits for an operator. */
    FAILED,

    /** Nobody could be asked. */
    UNKNOWN
}
