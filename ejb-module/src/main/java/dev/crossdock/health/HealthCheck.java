package dev.crossdock.health;

import java.util.List;

/** Looks after parts of the stack; a bean of the room that stands on them. */
public interface HealthCheck {

    /** How they are now. */
    List<PartHealth> check();
}
