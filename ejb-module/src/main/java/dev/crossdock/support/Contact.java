package dev.crossdock.support;

/** How an employee and a customer came together, or that an employee only notes something. */
public enum Contact {
    /** For colleagues; the customer never sees it. */
    NOTE("note", "internal"),
    /** The customer called. */
    CALL_FROM_CUSTOMER("phone", "inbound"),
    /** The employee called. */
    CALL_TO_CUSTOMER("phone", "outbound"),
    /** A letter came. */
    LETTER_FROM_CUSTOMER("letter", "inbound"),
    /** A letter went out. */
    LETTER_TO_CUSTOMER("letter", "outbound");

    private final String channel;
    private final String direction;

    Contact(String channel, String direction) {
        this.channel = channel;
        this.direction = direction;
    }

    /** The channel as events have it. */
    public String channel() {
        return channel;
    }

    /** The direction as events have it, seen from the retailer. */
    public String direction() {
        return direction;
    }
}
