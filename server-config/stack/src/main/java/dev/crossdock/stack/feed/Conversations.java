package dev.crossdock.stack.feed;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Customers turn to support and employees answer, until the matter is settled or left lying. */
final class Conversations {

    private static final List<String> AGENTS = List.of("sophie", "tariq", "marta", "joost", "wanjiru");
    private static final List<String> WAYS = List.of("email", "email", "chat", "phone", "social");
    private static final List<String> THANKS = List.of(
            "Thank you, that helps.",
            "Fine, I wait for it. Thank you for the quick answer!",
            "Well, that is not what I hoped for, but thank you.");
    private static final List<String> IMPATIENCE = List.of(
            "I have heard nothing since. Is somebody still looking after this?",
            "Still nothing. Please call me back after five.",
            "That was two days ago and nothing has happened.");
    private static final List<String> NOTES = List.of(
            "Called the carrier, they look for it in the depot.",
            "Asked the warehouse; answer expected by noon.",
            "Customer sounded upset. Offer a voucher if it takes longer than tomorrow.");

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
                    SupportTopic.PRODUCT,
                    customer,
                    null,
                    simulation.any(Product.ALL).description());
        } else {
            open(SupportTopic.ACCOUNT, customer, null, "");
        }
    }

    private void open(SupportTopic topic, Customer customer, @Nullable String order, String about) {
        Matter matter =
                new Matter(simulation.id("v"), topic, customer, order, simulation.any(WAYS), simulation.any(AGENTS));
        String complaint = String.format(Locale.ROOT, simulation.any(topic.complaints()), about);
        tell(matter, matter.way(), "inbound", complaint, "open");
        if (simulation.chance(92)) {
            simulation.after(simulation.minutes(10, 20 * 60), () -> workOn(matter));
        }
    }

    /** An employee looks into it, and sometimes leaves a note for colleagues first. */
    private void workOn(Matter matter) {
        if (simulation.chance(30)) {
            tell(matter, "note", "internal", simulation.any(NOTES), "open");
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
            tell(matter, matter.way(), "outbound", answer, "closed");
            return;
        }
        tell(matter, matter.way(), "outbound", answer, "waiting");
        if (simulation.chance(65)) {
            simulation.after(
                    simulation.hours(1, 40),
                    () -> tell(matter, matter.way(), "inbound", simulation.any(THANKS), "closed"));
        } else if (simulation.chance(70)) {
            simulation.after(simulation.hours(20, 70), () -> insist(matter));
        }
    }

    private void insist(Matter matter) {
        tell(matter, matter.way(), "inbound", simulation.any(IMPATIENCE), "open");
        simulation.after(simulation.minutes(20, 24 * 60), () -> workOn(matter));
    }

    private void tell(Matter matter, String channel, String direction, String text, String status) {
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
