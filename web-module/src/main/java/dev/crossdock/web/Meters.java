package dev.crossdock.web;

import io.micrometer.core.instrument.MeterRegistry;

/** What a room lets be measured; a bean that the page of metrics asks. */
public interface Meters {

    /** Registers the room's meters, once. */
    void bind(MeterRegistry registry);

    /** Brings those up to date that do not ask by themselves; called whenever somebody reads them. */
    default void refresh() {
        // A gauge asks by itself.
    }
}
