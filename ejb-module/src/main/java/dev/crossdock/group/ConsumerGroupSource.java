package dev.crossdock.group;

import java.util.List;

/** Brings the groups of a room; each bean of this type is asked. */
public interface ConsumerGroupSource {

    /** Its groups as they are now, by name. */
    List<? extends ConsumerGroup> groups();
}
