package dev.crossdock.queue;

import dev.crossdock.contract.Transport.Queue;
import dev.crossdock.contract.WorkloadContract;
import dev.crossdock.contract.guard.Admission;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * Creates the queues that contracts declare and that are missing, and gives their addresses the settings that the contracts
 * say; nothing else creates any, and nothing is ever removed.
 */
@ApplicationScoped
public class DeclaredQueues {

    private static final String ANYCAST = "ANYCAST";

    @Inject
    Broker broker;

    @Inject
    Admission admission;

    /**
     * Creates what is missing.
     *
     * @throws BrokerUnavailableException if the broker cannot be asked; try again later
     * @throws BrokerRefusedException if it does not do it, for want of a permission for instance
     */
    public void ensure() throws BrokerUnavailableException {
        ensure(broker, admission.contracts());
    }

    static void ensure(Broker broker, List<WorkloadContract> contracts) throws BrokerUnavailableException {
        try (Management management = broker.management()) {
            for (String queue : QueuePlan.names(contracts).toList()) {
                create(management, queue);
            }
            for (QueuePlan.Declared declared : QueuePlan.of(contracts)) {
                Queue queue = declared.queue();
                management.call("addAddressSettings", queue.name(), json(QueuePlan.settings(queue)));
            }
        }
    }

    /** A queue that exists is left as it is. */
    private static void create(Management management, String queue) throws BrokerUnavailableException {
        Object existing = management.call("getAddressNames");
        if (!(existing instanceof Object[] names) || !List.of(names).contains(queue)) {
            management.call("createAddress", queue, ANYCAST);
        }
        management.call(
                "createQueue",
                json(Map.of("name", queue, "address", queue, "routing-type", ANYCAST, "durable", true)),
                true);
    }

    private static String json(Map<String, Object> value) {
        return JsonMapper.shared().writeValueAsString(value);
    }
}
