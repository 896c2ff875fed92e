package dev.crossdock.stack.feed;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * An invented retailer: visitors look around and fill carts, customers register, move, order, pay, wait, send back and ask
 * for help. The same seed tells the same story with the same event ids, so that playing it twice changes nothing.
 */
public final class Generator {

    private final Story story;
    private final Registry registry;
    private final Conversations conversations;
    private final Shopper shopper;

    /** @param mostCustomers how many customers register before only the known ones act */
    public Generator(long seed, int mostCustomers) {
        story = new Story(seed);
        registry = new Registry(story, seed, mostCustomers);
        conversations = new Conversations(story);
        shopper = new Shopper(story, registry, new OrderDesk(story, conversations));
        begin();
    }

    /** The next event of the story. */
    public ObjectNode next() {
        return story.next();
    }

    /** The next events of the story. */
    public List<ObjectNode> next(int count) {
        List<ObjectNode> events = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            events.add(next());
        }
        return events;
    }

    /** How many customers have registered so far. */
    public int customers() {
        return registry.size();
    }

    private void begin() {
        registry.register(story.any(Land.ALL));
        story.in(story.minutes(1, 20), this::carryOn);
    }

    /** Somebody begins something, and after some minutes somebody else does. */
    private void carryOn() {
        int chance = story.number(100);
        if (chance < 40 && !registry.isFull()) {
            registry.register(story.any(Land.ALL));
        } else if (chance < 55) {
            registry.change(registry.any());
        } else if (chance < 61) {
            conversations.ask(registry.any());
        } else if (chance < 74) {
            shopper.visit();
        } else {
            shopper.visit(registry.any());
        }
        story.in(story.minutes(1, 40), this::carryOn);
    }
}
