package dev.crossdock.operations.jmx;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A consumer group, as {@code dev.crossdock:type=Group,name=…}. */
@Description("A consumer group: what it reads, how far it has come, and whether it runs.")
public interface GroupMXBean {

    /** The kind's name. */
    @Description("PROJECTION, STREAMS_APPLICATION or CONNECTOR")
    String getKind();

    /** The state's name. */
    @Description("RUNNING, PAUSED, REBUILDING, STARTING, FAILED or UNKNOWN")
    String getState();

    /** The topics. */
    @Description("The topics it reads")
    List<String> getTopics();

    /** Records without an effect yet. */
    @Description("Records in its topics that have no effect yet; -1 while Kafka cannot be asked")
    long getLagRecords();

    /** The speed. */
    @Description("Records handled per second since the last look")
    double getRatePerSecond();

    /** Records with an effect. */
    @Description("Records that took effect")
    long getApplied();

    /** Records without an effect. */
    @Description("Stale and repeated records, which change nothing")
    long getSkipped();

    /** Records put aside. */
    @Description("Records that went to the dead letters")
    long getDeadLettered();

    /** What went wrong last. */
    @Description("The last error, if there was one")
    @Nullable String getLastError();

    /** Stops the group. */
    @Description("Makes the group stand still, on every node and also after a restart, until it is resumed")
    void pause();

    /** Lets the group go on. */
    @Description("Lets the group go on from where it stood")
    void resume();
}
