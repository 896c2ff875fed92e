package dev.crossdock.projection.store;

/** What an operator wants of a group. */
public enum DesiredState {
    /** To read. */
    RUNNING,
    /** To stand still. */
    PAUSED
}
