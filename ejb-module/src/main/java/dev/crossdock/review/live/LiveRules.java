package dev.crossdock.review.live;

import dev.crossdock.review.cluster.FindingRules;

/** The rules of the live check. */
final class LiveRules {

    static final FindingRules LIVE = FindingRules.load("dev/crossdock/review/live/live-rules.yaml");

    private LiveRules() {}
}
