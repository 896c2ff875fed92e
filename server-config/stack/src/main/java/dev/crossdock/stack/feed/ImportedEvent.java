package dev.crossdock.stack.feed;

import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * An event read from a file.
 *
 * @param lines the lines of the file that are used up by it; empty for what is derived beside another event
 */
public record ImportedEvent(ObjectNode event, List<Long> lines) {}
