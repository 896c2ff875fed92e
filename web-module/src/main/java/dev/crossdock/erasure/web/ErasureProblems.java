package dev.crossdock.erasure.web;

import dev.crossdock.erasure.UnknownCustomerException;
import dev.crossdock.web.Problem;
import dev.crossdock.web.Problems;
import jakarta.enterprise.context.Dependent;

/** What goes wrong with erasures. */
@Dependent
public class ErasureProblems extends Problems {

    ErasureProblems() {
        answer(
                UnknownCustomerException.class,
                e -> Problem.notFound("Nothing was erased: " + e.getMessage()
                        + ". Check the id; with ?force=true the erasure is published all the same, for somebody"
                        + " whose records may still be on their way."));
    }
}
