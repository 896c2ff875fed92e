package dev.crossdock.review.web;

import dev.crossdock.contract.Contracts;
import dev.crossdock.contract.InvalidContractException;
import dev.crossdock.contract.WorkloadContract;
import dev.crossdock.contract.guard.Admission;
import dev.crossdock.review.Questionnaire;
import dev.crossdock.review.Report;
import dev.crossdock.review.Review;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** The review with its rules and schema, read once. */
@ApplicationScoped
public class Reviewer {

    /** A workload of this application and what the review says about it. */
    public record Reviewed(WorkloadContract contract, Report report) {}

    @Inject
    Admission admission;

    @SuppressWarnings("NullAway.Init")
    private Contracts contracts;

    @SuppressWarnings("NullAway.Init")
    private Review review;

    @SuppressWarnings("NullAway.Init")
    private Questionnaire questionnaire;

    @PostConstruct
    void start() {
        contracts = new Contracts();
        review = new Review();
        questionnaire = new Questionnaire();
    }

    /** The questions to describe a workload by. */
    public Questionnaire questionnaire() {
        return questionnaire;
    }

    /** The workloads of this application, by name, reviewed now. */
    public List<Reviewed> declared() {
        return admission.contracts().stream()
                .map(contract -> new Reviewed(contract, review.of(contract)))
                .toList();
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
