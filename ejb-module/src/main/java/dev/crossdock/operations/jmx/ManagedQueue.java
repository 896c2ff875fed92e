package dev.crossdock.operations.jmx;

import dev.crossdock.queue.BrokerUnavailableException;
import dev.crossdock.work.WorkQueue;
import dev.crossdock.work.WorkQueues;
import org.jspecify.annotations.Nullable;

/** One queue of background work for JMX, whose consoles know none of our exceptions. */
final class ManagedQueue implements QueueMXBean {

    private final String name;
    private final WorkQueues queues;

    ManagedQueue(String name, WorkQueues queues) {
        this.name = name;
        this.queues = queues;
    }

    private WorkQueue state() {
        try {
            return queues.all().stream()
                    .filter(queue -> queue.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("the broker has no queue " + name + " yet"));
        } catch (BrokerUnavailableException e) {
            throw away(e);
        }
    }

    private static IllegalStateException away(BrokerUnavailableException e) {
        return new IllegalStateException(String.valueOf(e.getMessage()));
    }

    @Override
    public boolean isPaused() {
        return state().paused();
    }

    @Override
    public long getDepth() {
        return state().depth();
    }

    @Override
    public long getScheduled() {
        return state().scheduled();
    }

    @Override
    public long getInProgress() {
        return state().inProgress();
    }

    @Override
    public int getWorkers() {
        return state().workers();
    }

    @Override
    public double getRatePerSecond() {
        return state().ratePerSecond();
    }

    @Override
    public @Nullable Double getOldestSeconds() {
        return state().oldestSeconds();
    }

    @Override
    public @Nullable Long getDeadLetters() {
        return state().deadLetters();
    }

    @Override
    public void pause() {
        try {
            queues.pause(ManagedValues.ACTOR, name);
        } catch (BrokerUnavailableException e) {
            throw away(e);
        }
    }

    @Override
    public void resume() {
        try {
            queues.resume(ManagedValues.ACTOR, name);
        } catch (BrokerUnavailableException e) {
            throw away(e);
        }
    }
}
