package dev.crossdock.stack.feed;

import tools.jackson.databind.JsonNode;

/** Tells what the object store holds after the other scenes. */
public final class DocumentDemo implements DemoScene {

    @Override
    public int order() {
        return 20;
    }

    @Override
    public void play(DemoStage stage) {
        JsonNode report = stage.api().post("operator", "/api/documents/sweep?dryRun=true");
        stage.tell(
                "What the object store holds: %,d stored = %,d referenced + %,d in grace + %,d that would be removed; %,d"
                        + " documents without content.",
                report.path("stored").asLong(-1),
                report.path("referenced").asLong(-1),
                report.path("inGrace").asLong(-1),
                report.path("removed").asLong(-1),
                report.path("dangling").asLong(-1));
    }
}
