package dev.crossdock.projection;

import io.smallrye.reactive.messaging.ChannelRegistry;
import io.smallrye.reactive.messaging.PausableChannel;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Opens and closes the channels of the groups; each channel is named after its group and starts closed. */
@ApplicationScoped
public class Channels {

    @Inject
    ChannelRegistry registry;

    /** Lets the group read. */
    public void open(String group) {
        PausableChannel channel = registry.getPausable(group);
        if (channel != null && channel.isPaused()) {
            channel.resume();
        }
    }

    /** Makes the group stand still; it stays a member of its consumer group. */
    public void close(String group) {
        PausableChannel channel = registry.getPausable(group);
        if (channel != null && !channel.isPaused()) {
            channel.pause();
        }
    }
}
