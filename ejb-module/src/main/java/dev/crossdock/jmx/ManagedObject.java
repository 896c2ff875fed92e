package dev.crossdock.jmx;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import javax.management.Attribute;
import javax.management.AttributeList;
import javax.management.AttributeNotFoundException;
import javax.management.DynamicMBean;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanInfo;
import javax.management.MBeanOperationInfo;
import javax.management.MBeanParameterInfo;
import javax.management.ReflectionException;
import org.jspecify.annotations.Nullable;

/**
 * One object on a JMX console, with values to read and operations to call. A console reads values one by one, so a look
 * serves all of them for a second; and it knows none of our exceptions, so it gets their messages.
 *
 * @param <T> what a look sees
 */
public final class ManagedObject<T> implements DynamicMBean {

    private static final long FRESH_NANOS = 1_000_000_000L;

    private final String name;
    private final String description;
    private final Callable<T> look;
    private final Map<String, Value<T>> values = new LinkedHashMap<>();
    private final Map<String, Operation> operations = new LinkedHashMap<>();

    private @Nullable T seen;
    private long seenAt;

    private record Value<T>(Class<?> type, String description, Function<T, @Nullable Object> read) {}

    private record Operation(String description, Act act) {}

    /** What an operation does. */
    public interface Act {

        /** Does it, or says why not. */
        void perform() throws Exception;
    }

    /**
     * An object without values and operations yet.
     *
     * @param type what it is one of
     * @param name which of them it is
     * @param look sees how it is
     */
    public ManagedObject(String type, String name, String description, Callable<T> look) {
        this.name = "dev.crossdock:type=" + type + ",name=" + name;
        this.description = description;
        this.look = look;
    }

    /** Adds a value. */
    public ManagedObject<T> value(String attribute, Class<?> type, String about, Function<T, @Nullable Object> read) {
        values.put(attribute, new Value<>(type, about, read));
        return this;
    }

    /** Adds something that an operator can do. */
    public ManagedObject<T> operation(String operation, String about, Act act) {
        operations.put(operation, new Operation(about, act));
        return this;
    }

    /** Its name, the same on every server. */
    public String name() {
        return name;
    }

    @Override
    public MBeanInfo getMBeanInfo() {
        MBeanAttributeInfo[] attributes = values.entrySet().stream()
                .map(entry -> attribute(entry.getKey(), entry.getValue()))
                .toArray(MBeanAttributeInfo[]::new);
        MBeanOperationInfo[] actions = operations.entrySet().stream()
                .map(entry -> new MBeanOperationInfo(
                        entry.getKey(),
                        entry.getValue().description(),
                        new MBeanParameterInfo[0],
                        void.class.getName(),
                        MBeanOperationInfo.ACTION))
                .toArray(MBeanOperationInfo[]::new);
        return new MBeanInfo(ManagedObject.class.getName(), description, attributes, null, actions, null);
    }

    private static MBeanAttributeInfo attribute(String attribute, Value<?> value) {
        boolean truth = value.type() == boolean.class;
        return new MBeanAttributeInfo(attribute, value.type().getName(), value.description(), true, false, truth);
    }

    @Override
    public @Nullable Object getAttribute(String attribute) throws AttributeNotFoundException {
        Value<T> value = values.get(attribute);
        if (value == null) {
            throw new AttributeNotFoundException(attribute);
        }
        return value.read().apply(now());
    }

    /** Those that can be read; JMX leaves the others out. */
    @Override
    public AttributeList getAttributes(String[] attributes) {
        AttributeList read = new AttributeList();
        for (String attribute : attributes) {
            try {
                read.add(new Attribute(attribute, getAttribute(attribute)));
            } catch (AttributeNotFoundException | IllegalStateException e) {
                continue;
            }
        }
        return read;
    }

    @Override
    public void setAttribute(Attribute attribute) throws AttributeNotFoundException {
        throw new AttributeNotFoundException(attribute.getName() + " cannot be set");
    }

    @Override
    public AttributeList setAttributes(AttributeList attributes) {
        return new AttributeList();
    }

    @Override
    public @Nullable Object invoke(String operation, Object @Nullable [] parameters, String @Nullable [] signature)
            throws ReflectionException {
        Operation found = operations.get(operation);
        if (found == null) {
            throw new ReflectionException(new NoSuchMethodException(operation));
        }
        orMessage(() -> {
            found.act().perform();
            return operation;
        });
        forget();
        return null;
    }

    private synchronized void forget() {
        seen = null;
    }

    private synchronized T now() {
        T last = seen;
        if (last != null && System.nanoTime() - seenAt < FRESH_NANOS) {
            return last;
        }
        T now = orMessage(look);
        seen = now;
        seenAt = System.nanoTime();
        return now;
    }

    private static <R> R orMessage(Callable<R> work) {
        try {
            return work.call();
        } catch (Exception e) {
            throw new IllegalStateException(String.valueOf(e.getMessage()));
        }
    }
}
