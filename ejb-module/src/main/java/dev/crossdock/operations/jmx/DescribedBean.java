package dev.crossdock.operations.jmx;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanInfo;
import javax.management.MBeanOperationInfo;
import javax.management.StandardMBean;

/** A managed bean whose descriptions stand in its interface. */
final class DescribedBean extends StandardMBean {

    private static final Set<String> PREFIXES = Set.of("get", "is");

    /** Shows what the interface names; {@code values} answers. */
    <T> DescribedBean(T values, Class<T> type) {
        super(values, type, true);
    }

    @Override
    protected String getDescription(MBeanInfo info) {
        return Optional.ofNullable(getMBeanInterface().getAnnotation(Description.class))
                .map(Description::value)
                .orElseGet(info::getDescription);
    }

    @Override
    protected String getDescription(MBeanAttributeInfo info) {
        return PREFIXES.stream()
                .flatMap(prefix -> ofMethod(prefix + info.getName()).stream())
                .findFirst()
                .orElseGet(info::getDescription);
    }

    @Override
    protected String getDescription(MBeanOperationInfo info) {
        return ofMethod(info.getName()).orElseGet(info::getDescription);
    }

    private Optional<String> ofMethod(String name) {
        return Arrays.stream(getMBeanInterface().getMethods())
                .filter(method -> method.getName().equals(name))
                .flatMap(method -> Optional.ofNullable(method.getAnnotation(Description.class)).stream())
                .map(Description::value)
                .findFirst();
    }
}
