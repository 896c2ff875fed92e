package dev.crossdock.contract;

import java.util.List;
import java.util.stream.Collectors;

/** A description that cannot be used; it names everything that has to be changed. */
public class InvalidContractException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient List<ContractProblem> problems;

    InvalidContractException(List<ContractProblem> problems) {
        super(problems.stream().map(ContractProblem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    InvalidContractException(String pointer, String detail) {
        this(List.of(new ContractProblem(pointer, detail)));
    }

    /** What is wrong, at least one thing. */
    public List<ContractProblem> problems() {
        return problems;
    }
}
