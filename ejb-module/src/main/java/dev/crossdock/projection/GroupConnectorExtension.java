package dev.crossdock.projection;

import io.smallrye.reactive.messaging.connector.InboundConnector;
import io.smallrye.reactive.messaging.providers.impl.ConnectorFactories;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessManagedBean;
import org.eclipse.microprofile.reactive.messaging.spi.ConnectorLiteral;
import org.jspecify.annotations.Nullable;

/**
 * Shows {@link GroupConnector} to reactive messaging. In an enterprise archive that lies in {@code lib/}, and no bean of a
 * module is visible from there, so the connector gets a second bean that belongs to the library's archive.
 */
public class GroupConnectorExtension implements Extension {

    private @Nullable Bean<GroupConnector> connector;

    void found(@Observes ProcessManagedBean<GroupConnector> found) {
        connector = found.getBean();
    }

    void publish(@Observes AfterBeanDiscovery discovery, BeanManager beans) {
        var bean = connector;
        if (bean == null) {
            return;
        }
        discovery
                .<InboundConnector>addBean()
                .beanClass(ConnectorFactories.class)
                .types(InboundConnector.class, Object.class)
                .qualifiers(ConnectorLiteral.of(GroupConnector.NAME), Any.Literal.INSTANCE)
                .createWith(context -> (GroupConnector) beans.getReference(bean, GroupConnector.class, context));
    }
}
