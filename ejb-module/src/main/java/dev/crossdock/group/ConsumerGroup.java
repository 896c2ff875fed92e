package dev.crossdock.group;

import java.util.Set;

/** A consumer group of any kind. */
public interface ConsumerGroup {

    /** Its name, one only among all kinds. */
    String name();

    /** Who reads. */
    GroupKind kind();

    /** How it is doing now. */
    GroupStatus status();

    /** What it can do. */
    Set<GroupAction> actions();

    /** Does one of its actions, and tells the audit log who wanted it. */
    void perform(GroupAction action, String actor);
}
