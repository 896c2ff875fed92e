package dev.crossdock.contract;

/** One thing wrong with a contract: the JSON pointer of the place, and what to write there instead. */
public record ContractProblem(String pointer, String detail) {

    @Override
    public String toString() {
        return (pointer.isEmpty() ? "the description" : pointer) + ": " + detail;
    }
}
