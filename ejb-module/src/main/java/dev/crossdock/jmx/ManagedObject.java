package dev.crossdock.jmx;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
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
 * One object on a JMX console, with values to read, the components of a record that are {@link Managed}, and operations to
 * call. A console reads values one by one, so a look serves all of them for a second; and it knows none of our exceptions,
 * so it gets their messages.
 *
 * @param <T> what a look sees
 */
public final class ManagedObject<T extends Record> implements DynamicMBean {

    private static final long FRESH_NANOS = 1_000_000_000L;

    private final String name;
    private final String description;
    private final Callable<T> look;
    private final List<MBeanAttributeInfo> attributes = new ArrayList<>();
    private final List<MBeanOperationInfo> operations = new ArrayList<>();
    private final Map<String, Method> values = new HashMap<>();
    private final Map<String, Act> acts = new HashMap<>();

    private @Nullable T seen;
    private long seenAt;

    /** What an operation does. */
    public interface Act {

        /** Does it, or says why not. */
        void perform() throws Exception;
    }

    /**
     * An object without operations yet.
     *
     * @param type what it is one of
     * @param name which of them it is
     * @param values whose components it shows
     * @param look sees how it is
     */
    public ManagedObject(String type, String name, String description, Class<T> values, Callable<T> look) {
        this.name = "dev.crossdock:type=" + type + ",name=" + name;
        this.description = description;
        this.look = look;
        for (RecordComponent component : values.getRecordComponents()) {
            Managed shown = component.getAnnotation(Managed.class);
            if (shown != null) {
                String attribute = shown.name().isEmpty() ? capital(component.getName()) : shown.name();
                Class<?> read = component.getType();
                attributes.add(new MBeanAttributeInfo(
                        attribute, type(read).getName(), shown.value(), true, false, read == boolean.class));
                this.values.put(attribute, component.getAccessor());
            }
        }
    }

    private static String capital(String name) {
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    /** Adds something that an operator can do. */
    public ManagedObject<T> operation(String operation, String about, Act act) {
        operations.add(new MBeanOperationInfo(
                operation, about, new MBeanParameterInfo[0], void.class.getName(), MBeanOperationInfo.ACTION));
        acts.put(operation, act);
        return this;
    }

    /** Its name, the same on every server. */
    public String name() {
        return name;
    }

    @Override
    public MBeanInfo getMBeanInfo() {
        return new MBeanInfo(
                ManagedObject.class.getName(),
                description,
                attributes.toArray(MBeanAttributeInfo[]::new),
                null,
                operations.toArray(MBeanOperationInfo[]::new),
                null);
    }

    /** What consoles read: they know the types of the platform only. */
    private static Class<?> type(Class<?> type) {
        if (type.isEnum()) {
            return String.class;
        }
        return type == List.class ? String[].class : type;
    }

    @Override
    public @Nullable Object getAttribute(String attribute) throws AttributeNotFoundException {
        Method value = values.get(attribute);
        if (value == null) {
            throw new AttributeNotFoundException(attribute);
        }
        Object read = orMessage(() -> value.invoke(now()));
        if (read instanceof Enum<?> word) {
            return word.name();
        }
        return read instanceof List<?> list ? list.toArray(String[]::new) : read;
    }

    /** Those that can be read; JMX leaves the others out. */
    @Override
    public AttributeList getAttributes(String[] wanted) {
        AttributeList read = new AttributeList();
        for (String attribute : wanted) {
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
    public AttributeList setAttributes(AttributeList wanted) {
        return new AttributeList();
    }

    @Override
    public @Nullable Object invoke(String operation, Object @Nullable [] parameters, String @Nullable [] signature)
            throws ReflectionException {
        Act found = acts.get(operation);
        if (found == null) {
            throw new ReflectionException(new NoSuchMethodException(operation));
        }
        orMessage(() -> {
            found.perform();
            return found;
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

    private static <R extends @Nullable Object> R orMessage(Callable<R> work) {
        try {
            return work.call();
        } catch (Exception e) {
            throw new IllegalStateException(String.valueOf(e.getMessage()));
        }
    }
}
