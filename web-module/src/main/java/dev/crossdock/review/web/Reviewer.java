package dev.crossdock.review.web;

import dev.crossdock.review.Contracts;
import dev.crossdock.review.InvalidContractException;
import dev.crossdock.review.Report;
import dev.crossdock.review.Review;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;

/** The review with its rules and schema, read once. */
@ApplicationScoped
public class Reviewer {

    @SuppressWarnings("NullAway.Init")
    private Contracts contracts;

    @SuppressWarnings("NullAway.Init")
    private Review review;

    @PostConstruct
    void start() {
        contracts = new Contracts();
        review = new Review();
    }

    /**
     * Reviews a description in YAML or JSON.
     *
     * @throws InvalidContractException with everything that is wrong, if it is none
     */
    public Report review(byte[] description) throws InvalidContractException {
        return review.of(contracts.read(description));
    }
}
