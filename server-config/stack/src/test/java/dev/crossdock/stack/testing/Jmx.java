package dev.crossdock.stack.testing;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** Looks into a server as JConsole does on the same machine, the same way for every server. */
public final class Jmx implements AutoCloseable {

    private final JMXConnector connector;
    private final MBeanServerConnection server;

    private Jmx(JMXConnector connector) throws IOException {
        this.connector = connector;
        this.server = connector.getMBeanServerConnection();
    }

    /** The managed beans of a process. */
    public static Jmx of(long pid) {
        try {
            VirtualMachine machine = VirtualMachine.attach(Long.toString(pid));
            try {
                return new Jmx(JMXConnectorFactory.connect(new JMXServiceURL(machine.startLocalManagementAgent())));
            } finally {
                machine.detach();
            }
        } catch (AttachNotSupportedException e) {
            throw new IllegalStateException("process " + pid + " lets nobody attach", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The value of an attribute of one of the application's beans, named such as {@code type=Group,name=billing}. */
    public Object value(String bean, String attribute) {
        try {
            return server.getAttribute(name(bean), attribute);
        } catch (JMException e) {
            throw new IllegalStateException(bean + " " + attribute, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Calls an operation without parameters. */
    public void call(String bean, String operation) {
        try {
            server.invoke(name(bean), operation, new Object[0], new String[0]);
        } catch (JMException e) {
            throw new IllegalStateException(bean + " " + operation, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ObjectName name(String bean) throws JMException {
        return new ObjectName("dev.crossdock:" + bean);
    }

    @Override
    public void close() {
        try {
            connector.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
