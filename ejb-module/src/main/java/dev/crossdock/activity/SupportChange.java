package dev.crossdock.activity;

import dev.crossdock.activity.store.ActivityRow;
import dev.crossdock.customer.CustomerChange;

/** What a record of the support projection's topics asks of its tables. */
public sealed interface SupportChange {

    /** The customer's profile changed, or the customer is to be forgotten. */
    record CustomerChanged(CustomerChange change) implements SupportChange {}

    /** The customer did something. */
    record Happened(ActivityRow activity) implements SupportChange {}

    /** A visitor who has not signed in did something. */
    record Anonymous() implements SupportChange {}
}
