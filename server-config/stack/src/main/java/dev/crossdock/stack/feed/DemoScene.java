package dev.crossdock.stack.feed;

/** What a workload shows in the demo once the retailer has played; found as a service, see {@link java.util.ServiceLoader}. */
public interface DemoScene {

    /** Where it is played among those of other workloads: the smallest number first. */
    int order();

    /** Plays it and tells what came of it. */
    void play(DemoStage stage);
}
