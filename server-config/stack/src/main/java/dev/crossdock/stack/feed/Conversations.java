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

    private final Story story;

    Conversations(Story story) {
        this.story = story;
    }

    /**
     * One matter.
     *
     * @param way the channel that the customer chose
     */
    private record Matter(
            String id,
            Concern concern,
            Customer customer,
            @Nullable String order,
            String way,
            String agent) {}

    /** A customer turns to support about an order within the next two days, in so many cases of a hundred. */
    void mayOpen(Concern concern, Customer customer, String order, int chance) {
        if (story.chance(chance)) {
            story.in(story.hours(1, 48), () -> open(concern, customer, order, order));
        }
    }

    /** A customer has a question that no order is the cause of. */
    void ask(Customer customer) {
        if (story.chance(60)) {
            open(Concern.PRODUCT, customer, null, story.any(Goods.ALL).description());
        } else {
            open(Concern.ACCOUNT, customer, null, "");
        }
    }

    private void open(Concern concern, Customer customer, @Nullable String order, String about) {
        Matter matter = new Matter(story.id("v"), concern, customer, order, story.any(WAYS), story.any(AGENTS));
        String complaint = String.format(Locale.ROOT, story.any(concern.complaints()), about);
        tell(matter, matter.way(), "inbound", complaint, "open");
        if (story.chance(92)) {
            story.in(story.minutes(10, 20 * 60), () -> workOn(matter));
        }
    }

    /** An employee looks into it, and sometimes leaves a note for colleagues first. */
    private void workOn(Matter matter) {
        if (story.chance(30)) {
            tell(matter, "note", "internal", story.any(NOTES), "open");
            story.in(story.minutes(30, 30 * 60), () -> answer(matter));
        } else {
            answer(matter);
        }
    }

    private void answer(Matter matter) {
        String greeting = "Hello " + matter.customer().givenName() + ", ";
        String answer = greeting + "thank you for your message. "
                + story.any(matter.concern().answers());
        if (story.chance(45)) {
            tell(matter, matter.way(), "outbound", answer, "closed");
            return;
        }
        tell(matter, matter.way(), "outbound", answer, "waiting");
        if (story.chance(65)) {
            story.in(story.hours(1, 40), () -> tell(matter, matter.way(), "inbound", story.any(THANKS), "closed"));
        } else if (story.chance(70)) {
            story.in(story.hours(20, 70), () -> insist(matter));
        }
    }

    private void insist(Matter matter) {
        tell(matter, matter.way(), "inbound", story.any(IMPATIENCE), "open");
        story.in(story.minutes(20, 24 * 60), () -> workOn(matter));
    }

    private void tell(Matter matter, String channel, String direction, String text, String status) {
        ObjectNode interaction = Events.JSON
                .createObjectNode()
                .put("interactionId", story.id("i"))
                .put("conversationId", matter.id())
                .put("customerId", matter.customer().id())
                .put("channel", channel)
                .put("direction", direction)
                .put("category", matter.concern().category())
                .put("subject", matter.concern().subject())
                .put("text", text)
                .put("status", status)
                .put("occurredAt", story.now().toString());
        if (!direction.equals("inbound") || channel.equals("phone")) {
            interaction.put("agent", matter.agent());
        }
        if (matter.order() != null) {
            interaction.put("orderId", matter.order());
        }
        story.tell("support.interaction-recorded", interaction);
    }
}
