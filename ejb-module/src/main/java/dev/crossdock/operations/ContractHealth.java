package dev.crossdock.operations;

import dev.crossdock.contract.guard.Refusal;
import dev.crossdock.health.HealthCheck;
import dev.crossdock.health.Part;
import dev.crossdock.health.PartHealth;
import dev.crossdock.lifecycle.ApplicationState;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Collectors;

/** Whether the guard rails let the application start. */
@Dependent
class ContractHealth implements HealthCheck {

    private static final Part CONTRACTS = Part.required(10, "contracts", "Contracts");

    @Inject
    ApplicationState start;

    @Override
    public List<PartHealth> check() {
        return List.of(of(start.refusals()));
    }

    static PartHealth of(List<Refusal> refusals) {
        return refusals.isEmpty()
                ? CONTRACTS.up("all admitted")
                : CONTRACTS.down(refusals.stream().map(Refusal::toString).collect(Collectors.joining(" | ")));
    }
}
