package dev.crossdock.group;

/** Who reads as a group. */
public enum GroupKind {

    /** The application, into tables or an index. */
    PROJECTION,

    /** Kafka Streams within the application. */
    STREAMS_APPLICATION,

    /** A connector of Kafka Connect. */
    CONNECTOR
}
