package dev.crossdock.projection;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaConnector;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessManagedBean;
import org.jspecify.annotations.Nullable;

/**
 * Shows {@link SeekToStored} to the Kafka connector. In an enterprise archive the connector lies in {@code lib/}, and no
 * bean of a module is visible from there, so the listener gets a second bean that belongs to the connector's archive.
 */
public class RebalanceListenerExtension implements Extension {

    private static final String NAME = "stored-positions";

    private @Nullable Bean<SeekToStored> listener;

    void found(@Observes ProcessManagedBean<SeekToStored> found) {
        listener = found.getBean();
    }

    void publish(@Observes AfterBeanDiscovery discovery, BeanManager beans) {
        var bean = listener;
        if (bean == null) {
            return;
        }
        discovery
                .<KafkaConsumerRebalanceListener>addBean()
                .beanClass(KafkaConnector.class)
                .types(KafkaConsumerRebalanceListener.class, Object.class)
                .qualifiers(Identifier.Literal.of(NAME), Any.Literal.INSTANCE)
                .createWith(context -> (SeekToStored) beans.getReference(bean, SeekToStored.class, context));
    }
}
