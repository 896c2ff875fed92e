package dev.crossdock.event;

import java.util.List;

/** Stores events in the log. */
public interface Publisher {

    /** What became of one event: either it stands at an offset, or it does not and here is why. */
    sealed interface Result {
        record Stored(int partition, long offset) implements Result {}

        record NotStored(String reason) implements Result {}
    }

    /** Sends all events, in order, and waits until each is stored or given up; one result per event. */
    List<Result> publish(List<CloudEvent> events);
}
