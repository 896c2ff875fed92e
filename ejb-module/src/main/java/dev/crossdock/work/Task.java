package dev.crossdock.work;

import tools.jackson.databind.JsonNode;

/** What a worker does. It may be called again for the same job after a crash: its effect must then not be a second one. */
@FunctionalInterface
public interface Task {

    /**
     * Does the job.
     *
     * @return what came of it, for whoever asked
     * @throws PermanentFailureException if no further attempt can succeed
     * @throws Exception if another attempt may succeed
     */
    JsonNode perform(Assignment job) throws Exception;
}
