package dev.crossdock.stack.feed;

import static dev.crossdock.stack.feed.Retailer.SHOP;

import dev.crossdock.stack.feed.Retailer.Support;
import dev.crossdock.stack.feed.Retailer.SupportTopic;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Customers turn to support and employees answer, until the matter is settled or left lying. */
final class Conversations {

    private static final Support SUPPORT = SHOP.support();

    private final Simulation simulation;

    Conversations(Simulation simulation) {
        this.simulation = simulation;
    }

    /**
     * One matter.
     *
     * @param way the channel that the customer chose
     */
    private record Matter(
            String id,
            SupportTopic topic,
            Customer customer,
            @Nullable String order,
            String way,
            String agent) {}

    /** A customer turns to support about an order within the next two days, in so many cases of a hundred. */
    void mayOpen(SupportTopic topic, Customer customer, String order, int chance) {
        if (simulation.chance(chance)) {
            simulation.after(simulation.hours(1, 48), () -> open(topic, customer, order, order));
        }
    }

    /** A customer has a question that no order is the cause of. */
    void ask(Customer customer) {
        if (simulation.chance(60)) {
            open(
                    SUPPORT.product(),
                    customer,
                    null,
                    simulation.any(SHOP.products()).description());
        } else {
            open(SUPPORT.account(), customer, null, "");
        }
    }

    private void open(SupportTopic topic, Customer customer, @Nullable String order, String about) {
        Matter matter = new Matter(
                simulation.id("v"),
                topic,
                customer,
                order,
                simulation.any(SUPPORT.ways()),
                simulation.any(SUPPORT.agents()));
        String complaint = String.format(Locale.ROOT, simulation.any(topic.complaints()), about);
        record(matter, matter.way(), "inbound", complaint, "open");
        if (simulation.chance(92)) {
            simulation.after(simulation.minutes(10, 20 * 60), () -> workOn(matter));
        }
    }

    /** An employee looks into it, and sometimes leaves a note for colleagues first. */
    private void workOn(Matter matter) {
        if (simulation.chance(30)) {
            record(matter, "note", "internal", simulation.any(SUPPORT.notes()), "open");
            simulation.after(simulation.minutes(30, 30 * 60), () -> answer(matter));
        } else {
            answer(matter);
        }
    }

    private void answer(Matter matter) {
        String greeting = "Hello " + matter.customer().givenName() + ", ";
        String answer = greeting + "thank you for your message. "
                + simulation.any(matter.topic().answers());
        if (simulation.chance(45)) {
            record(matter, matter.way(), "outbound", answer, "closed");
            return;
        }
        record(matter, matter.way(), "outbound", answer, "waiting");
        if (simulation.chance(65)) {
            simulation.after(
                    simulation.hours(1, 40),
                    () -> record(matter, matter.way(), "inbound", simulation.any(SUPPORT.thanks()), "closed"));
        } else if (simulation.chance(70)) {
            simulation.after(simulation.hours(20, 70), () -> insist(matter));
        }
    }

    private void insist(Matter matter) {
        record(matter, matter.way(), "inbound", simulation.any(SUPPORT.impatience()), "open");
        simulation.after(simulation.minutes(20, 24 * 60), () -> workOn(matter));
    }

    private void record(Matter matter, String channel, String direction, String text, String status) {
        ObjectNode interaction = Events.JSON
                .createObjectNode()
                .put("interactionId", simulation.id("i"))
                .put("conversationId", matter.id())
                .put("customerId", matter.customer().id())
                .put("channel", channel)
                .put("direction", direction)
                .put("category", matter.topic().category())
                .put("subject", matter.topic().subject())
                .put("text", text)
                .put("status", status)
                .put("occurredAt", simulation.now().toString());
        if (!direction.equals("inbound") || channel.equals("phone")) {
            interaction.put("agent", matter.agent());
        }
        if (matter.order() != null) {
            interaction.put("orderId", matter.order());
        }
        simulation.emit("support.interaction-recorded", interaction);
    }
}
