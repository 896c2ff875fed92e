package dev.crossdock.activity.web;

import dev.crossdock.web.Problem;

/** The answer to who asks for somebody of whom nothing is known. */
final class UnknownCustomer {

    private UnknownCustomer() {}

    static Problem problem(String id) {
        return Problem.notFound("Nothing of a customer '" + id
                + "' is known here; check the id, or whether support-projection lags behind.");
    }
}
