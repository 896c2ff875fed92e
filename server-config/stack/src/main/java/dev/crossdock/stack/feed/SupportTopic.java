package dev.crossdock.stack.feed;

import java.util.List;

/** Why customers of the invented retailer turn to support, and what is said then; {@code %s} is an order or a product. */
enum SupportTopic {
    LATE(
            "late delivery",
            "Where is my parcel?",
            List.of(
                    "My order %s was to be here on Friday and still nothing has arrived. Can you tell me where the parcel is?",
                    "The tracking of %s has not moved for three days. I need it before the weekend, it is a birthday present.",
                    "Wo bleibt meine Bestellung %s? Die Sendungsverfolgung steht seit Tagen auf „in Zustellung“.",
                    "Ma commande %s n'est toujours pas arrivée. Le livreur dit qu'il est passé, mais j'étais à la maison."),
            List.of(
                    "The parcel is held at the depot of the carrier; I have asked for a new delivery attempt tomorrow.",
                    "I am sorry for the wait. The carrier confirms delivery within two working days.")),
    DAMAGED(
            "damaged goods",
            "Arrived broken",
            List.of(
                    "One piece of order %s arrived broken, the box was soaked. I have photographs if you need them.",
                    "The lid of the teapot in %s has a crack. Could you send a replacement instead of a refund?",
                    "In meiner Lieferung %s ist eine Schüssel zerbrochen. Ich hätte gern Ersatz.",
                    "Un des bols de la commande %s est cassé. Comment puis-je le renvoyer ?"),
            List.of(
                    "A replacement leaves our warehouse today; please keep the broken piece for two weeks.",
                    "Thank you for the photographs. We refund the broken piece and you need not send it back.")),
    PAYMENT(
            "payment rejected",
            "My card was refused",
            List.of(
                    "I tried to pay for %s twice and the card was refused, although the bank says that everything is in order.",
                    "Can I pay order %s by bank transfer instead? The card was refused again.",
                    "Meine Zahlung für %s wurde abgelehnt, die Bank sieht aber kein Problem."),
            List.of(
                    "I have sent you a link to pay by bank transfer; the goods stay reserved for three days.",
                    "The bank asks for a confirmation in its app. Please try once more after that.")),
    REFUND(
            "return and refund",
            "When do I get my money back?",
            List.of(
                    "I sent back a part of order %s last week. When will the money be on my account?",
                    "The return label for %s does not print. Can you send it again?",
                    "J'ai renvoyé un article de la commande %s il y a dix jours, toujours pas de remboursement."),
            List.of(
                    "Your return has arrived; the refund takes three to five working days.",
                    "Here is the label once more. A parcel shop near you can print it as well.")),
    PRODUCT(
            "product question",
            "A question before I buy",
            List.of(
                    "Is the %s safe for the dishwasher?",
                    "Do you know when the %s is in stock again? I would need four of them.",
                    "What are the exact measures of the %s? The page says nothing about the height.",
                    "Ist „%s“ auch in einer anderen Farbe lieferbar?"),
            List.of(
                    "I have asked the buyers and come back to you tomorrow.",
                    "Yes, and it keeps its colour; many customers tell us so.")),
    ACCOUNT(
            "account",
            "I cannot sign in",
            List.of(
                    "I cannot sign in any more, the message with the new password never arrives.",
                    "Please take me off the newsletter, I have asked for it twice now.",
                    "We have moved. Do open orders go to the new address by themselves?"),
            List.of(
                    "I have sent the message once more; please look into the spam folder, too.",
                    "That is changed now. It takes until tomorrow to be visible everywhere."));

    private final String category;
    private final String subject;
    private final List<String> complaints;
    private final List<String> answers;

    SupportTopic(String category, String subject, List<String> complaints, List<String> answers) {
        this.category = category;
        this.subject = subject;
        this.complaints = complaints;
        this.answers = answers;
    }

    String category() {
        return category;
    }

    String subject() {
        return subject;
    }

    List<String> complaints() {
        return complaints;
    }

    List<String> answers() {
        return answers;
    }
}
