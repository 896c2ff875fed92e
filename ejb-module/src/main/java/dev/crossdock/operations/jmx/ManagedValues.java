package dev.crossdock.operations.jmx;

import dev.crossdock.contract.guard.Admission;
import dev.crossdock.group.ConsumerGroups;
import dev.crossdock.group.GroupStatus;
import dev.crossdock.projection.Projections;
import dev.crossdock.queue.QueuePlan;
import dev.crossdock.work.JobKind;
import dev.crossdock.work.Jobs;
import dev.crossdock.work.WorkQueues;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.concurrent.ContextService;
import jakarta.inject.Inject;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** Registers the groups, queues and jobs of this instance when the application starts, and removes them when it stops. */
@Startup
@Singleton
@TransactionManagement(TransactionManagementType.BEAN)
public class ManagedValues {

    /** Who acts, for the audit log: JMX does not tell. */
    static final String ACTOR = "jmx";

    private static final Logger LOG = Logger.getLogger(ManagedValues.class.getName());
    private static final String WORK = "work";

    @Inject
    Projections projections;

    @Inject
    ConsumerGroups groups;

    @Inject
    WorkQueues queues;

    @Inject
    Jobs jobs;

    @Inject
    Admission admission;

    /** A console calls on a thread that knows nothing of the application. */
    @Resource
    ContextService contexts;

    private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    private final Supplier<List<GroupStatus>> look = new Recent<>(() -> groups.all());
    private final Set<String> managedGroups = new HashSet<>();
    private final List<ObjectName> registered = new ArrayList<>();

    @PostConstruct
    void show() {
        projections.all().forEach(projection -> addGroup(projection.group()));
        QueuePlan.of(admission.contracts()).stream()
                .map(declared -> declared.queue().name())
                .filter(queue -> queue.equals(WORK) || queue.startsWith(WORK + "."))
                .forEach(queue -> add("Queue", queue, new ManagedQueue(queue, queues), QueueMXBean.class));
        for (JobKind kind : JobKind.values()) {
            add("Jobs", kind.word(), new ManagedJobs(new Recent<>(() -> jobs.unfinished(kind))), JobsMXBean.class);
        }
    }

    /** Groups of other kinds come while the application runs. */
    @Schedule(hour = "*", minute = "*", second = "*/10", persistent = false)
    void showNewGroups() {
        try {
            look.get().forEach(group -> addGroup(group.name()));
        } catch (RuntimeException e) {
            LOG.log(Level.FINE, "operations.jmx.groups-unknown", e);
        }
    }

    private void addGroup(String group) {
        if (managedGroups.add(group)) {
            add("Group", group, new ManagedGroup(group, look, groups), GroupMXBean.class);
        }
    }

    /** The application works without a console that looks at it, so a failure is told and no more. */
    private <T> void add(String kind, String name, T values, Class<T> type) {
        try {
            ObjectName place = new ObjectName("dev.crossdock:type=" + kind + ",name=" + name);
            if (server.isRegistered(place)) {
                server.unregisterMBean(place);
            }
            server.registerMBean(new DescribedBean(contexts.createContextualProxy(values, type), type), place);
            registered.add(place);
        } catch (JMException | RuntimeException e) {
            LOG.log(Level.WARNING, e, () -> "operations.jmx.not-registered " + kind + " " + name);
        }
    }

    @PreDestroy
    void remove() {
        for (ObjectName place : registered) {
            try {
                server.unregisterMBean(place);
            } catch (JMException e) {
                LOG.log(Level.FINE, e, () -> "operations.jmx.gone-already " + place);
            }
        }
    }
}
