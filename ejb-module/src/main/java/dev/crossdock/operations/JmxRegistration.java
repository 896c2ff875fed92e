package dev.crossdock.operations;

import dev.crossdock.jmx.ManagedObject;
import dev.crossdock.jmx.ManagedSource;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.concurrent.ContextService;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.lang.management.ManagementFactory;
import java.util.HashSet;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.management.DynamicMBean;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** Shows the managed objects of all rooms to JMX consoles, and removes them when the application stops. */
@Startup
@Singleton
@DependsOn("ApplicationStart")
@TransactionManagement(TransactionManagementType.BEAN)
public class JmxRegistration {

    private static final Logger LOG = Logger.getLogger(JmxRegistration.class.getName());

    @Inject
    @Any
    Instance<ManagedSource> rooms;

    /** A console calls on a thread that knows nothing of the application. */
    @Resource
    ContextService contexts;

    private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    private final Set<String> known = new HashSet<>();

    @PostConstruct
    void start() {
        show();
    }

    /** The application works without a console that looks at it, so a failure is told and no more. */
    @Schedule(hour = "*", minute = "*", second = "*/10", persistent = false)
    void show() {
        for (ManagedSource room : rooms) {
            try {
                room.managed().stream().filter(found -> known.add(found.name())).forEach(this::register);
            } catch (RuntimeException e) {
                LOG.log(Level.FINE, "operations.jmx.unknown", e);
            }
        }
    }

    private void register(ManagedObject<?> found) {
        try {
            ObjectName place = new ObjectName(found.name());
            if (server.isRegistered(place)) {
                server.unregisterMBean(place);
            }
            server.registerMBean(contexts.createContextualProxy(found, DynamicMBean.class), place);
        } catch (JMException | RuntimeException e) {
            LOG.log(Level.WARNING, e, () -> "operations.jmx.not-registered " + found.name());
        }
    }

    @PreDestroy
    void remove() {
        for (String name : known) {
            try {
                server.unregisterMBean(new ObjectName(name));
            } catch (JMException e) {
                LOG.log(Level.FINE, e, () -> "operations.jmx.gone-already " + name);
            }
        }
    }
}
