package dev.crossdock.contract.guard;

import dev.crossdock.contract.WorkloadContract;
import java.util.function.Function;
import java.util.stream.Stream;

/** One guard rail with the check that keeps it before the application starts. */
record ContractGuard(GuardRail rail, Function<Declared, Stream<Found>> check) {

    /** Something against the rule, and where. */
    record Found(String where, String what) {}

    /** A guard that looks at each contract alone. */
    static ContractGuard ofEach(GuardRail rail, Function<WorkloadContract, Stream<String>> check) {
        return new ContractGuard(
                rail,
                declared -> declared.contracts().stream().flatMap(contract -> found(contract, check.apply(contract))));
    }

    static Stream<Found> found(WorkloadContract contract, Stream<String> what) {
        return what.map(finding -> new Found(Declared.file(contract), finding));
    }

    Stream<Refusal> refusals(Declared declared) {
        return check.apply(declared).map(found -> rail.refuse(found.where(), found.what()));
    }
}
