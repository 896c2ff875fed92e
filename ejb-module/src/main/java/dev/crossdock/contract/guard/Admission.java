package dev.crossdock.contract.guard;

import dev.crossdock.contract.Contracts;
import dev.crossdock.contract.WorkloadContract;
import dev.crossdock.contract.guard.Declared.Reader;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the application's own contracts come in, read once; what is not admitted must not start. */
@ApplicationScoped
public class Admission {

    private List<WorkloadContract> contracts = List.of();
    private @Nullable Refusal unreadable;

    @PostConstruct
    void read() {
        try {
            contracts = new Contracts().ofThisApplication();
        } catch (IllegalStateException e) {
            unreadable = GuardRail.INVALID_CONTRACT.refuse("contract", String.valueOf(e.getMessage()));
        }
    }

    /** The application's contracts; none if one of them cannot be read. */
    public List<WorkloadContract> contracts() {
        return contracts;
    }

    /** What keeps the application with these consumer groups from starting; nothing if it may start. */
    public List<Refusal> check(List<Reader> readers) {
        return unreadable == null
                ? ContractGuards.check(new Declared(contracts, EventSchemas.onClassPath(contracts), readers))
                : List.of(unreadable);
    }
}
