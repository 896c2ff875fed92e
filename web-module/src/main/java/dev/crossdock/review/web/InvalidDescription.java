package dev.crossdock.review.web;

import dev.crossdock.contract.ContractProblem;
import dev.crossdock.contract.Contracts;
import dev.crossdock.contract.InvalidContractException;
import java.util.List;

/**
 * The problem (RFC 9457) of a description that cannot be reviewed.
 *
 * @param detail the first error in words
 * @param pointer the JSON pointer of the first error
 * @param errors all errors
 */
public record InvalidDescription(
        String type, String title, int status, String detail, String pointer, List<ContractProblem> errors) {

    private static final int BAD_REQUEST = 400;
    private static final int TOO_LARGE = 413;

    static InvalidDescription of(InvalidContractException e) {
        return of("invalid-workload", "The workload description cannot be reviewed", BAD_REQUEST, e.problems());
    }

    static InvalidDescription tooLarge() {
        return of(
                "workload-too-large",
                "The workload description is too large",
                TOO_LARGE,
                List.of(new ContractProblem(
                        "",
                        "is more than " + Contracts.LIMIT + " bytes; a description is a few hundred lines at most")));
    }

    private static InvalidDescription of(String kind, String title, int status, List<ContractProblem> errors) {
        ContractProblem first = errors.get(0);
        return new InvalidDescription(
                "urn:crossdock:problem:" + kind, title, status, first.toString(), first.pointer(), errors);
    }
}
