package dev.crossdock.group;

import java.util.List;
import java.util.Set;

/** A consumer group of any kind. */
public interface ConsumerGroup {

    /** Its name, one only among all kinds. */
    String name();

    /** Who reads. */
    GroupKind kind();

    /** How it is doing now. */
    GroupStatus status();

    /**
     * How far it has come, asked for one group alone.
     *
     * @throws GroupException if nobody can tell now
     */
    List<GroupPosition> positions();

    /** What it can do. */
    Set<GroupAction> actions();

    /**
     * Does one of its actions, and tells the audit log who wanted it.
     *
     * @throws GroupException if whoever runs it does not do that now
     */
    void perform(GroupAction action, String actor);
}
