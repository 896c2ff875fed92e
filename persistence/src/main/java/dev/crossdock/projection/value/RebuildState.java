package dev.crossdock.projection.value;

/** How far a rebuild has come. */
public enum RebuildState {
    /** It is under way. */
    RUNNING,
    /** The new tables serve. */
    SUCCEEDED,
    /** The old tables serve on. */
    FAILED
}
