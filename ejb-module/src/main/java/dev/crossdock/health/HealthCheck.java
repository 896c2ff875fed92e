package dev.crossdock.health;

import java.util.List;

/** Looks after parts of the stack; a bean of the room that stands on them. */
public interface HealthCheck {

    /** Where its parts are shown among those of other rooms: the smallest number first. */
    int order();

    /** How they are now. */
    List<PartHealth> check();
}
