package dev.crossdock.stack.feed;

import static dev.crossdock.stack.feed.Retailer.SHOP;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * An invented retailer: visitors look around and fill carts, customers register, move, order, pay, wait, send back and ask
 * for help. The same seed tells the same simulation with the same event ids, so that playing it twice changes nothing.
 */
public final class Generator {

    private final Simulation simulation;
    private final Registry registry;
    private final Conversations conversations;
    private final Shopper shopper;

    /** @param maxCustomers how many customers register before only the known ones act */
    public Generator(long seed, int maxCustomers) {
        simulation = new Simulation(seed);
        registry = new Registry(simulation, seed, maxCustomers);
        conversations = new Conversations(simulation);
        shopper = new Shopper(simulation, registry, new OrderDesk(simulation, conversations));
        begin();
    }

    /** The next event of the simulation. */
    public ObjectNode next() {
        return simulation.next();
    }

    /** The next events of the simulation. */
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
        registry.register(simulation.any(SHOP.countries()));
        simulation.after(simulation.minutes(1, 20), this::carryOn);
    }

    /** Somebody begins something, and after some minutes somebody else does. */
    private void carryOn() {
        int chance = simulation.number(100);
        if (chance < 40 && !registry.isFull()) {
            registry.register(simulation.any(SHOP.countries()));
        } else if (chance < 55) {
            registry.change(registry.any());
        } else if (chance < 61) {
            conversations.ask(registry.any());
        } else if (chance < 74) {
            shopper.visit();
        } else {
            shopper.visit(registry.any());
        }
        simulation.after(simulation.minutes(1, 40), this::carryOn);
    }
}
