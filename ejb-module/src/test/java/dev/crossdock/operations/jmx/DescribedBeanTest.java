package dev.crossdock.operations.jmx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossdock.work.JobState;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import javax.management.MBeanFeatureInfo;
import javax.management.MBeanInfo;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DescribedBeanTest {

    @Test
    void a_console_reads_values_and_what_they_are() throws Exception {
        MBeanServer server = MBeanServerFactory.newMBeanServer();
        ObjectName name = new ObjectName("dev.crossdock:type=Jobs,name=email");
        server.registerMBean(
                new DescribedBean(new ManagedJobs(() -> Map.of(JobState.DEAD, 3L)), JobsMXBean.class), name);

        assertThat(server.getAttribute(name, "Dead")).isEqualTo(3L);
        assertThat(server.getAttribute(name, "Queued")).isEqualTo(0L);
        MBeanInfo info = server.getMBeanInfo(name);
        assertThat(info.getDescription()).startsWith("The jobs of one kind");
        assertThat(Arrays.stream(info.getAttributes()).map(MBeanFeatureInfo::getDescription))
                .isNotEmpty()
                .allSatisfy(text -> assertThat(text).startsWith("Jobs that"));
    }

    @ParameterizedTest
    @ValueSource(classes = {GroupMXBean.class, QueueMXBean.class, JobsMXBean.class})
    void every_value_and_operation_says_what_it_is(Class<?> type) {
        assertThat(type.isAnnotationPresent(Description.class)).isTrue();
        assertThat(Stream.of(type.getMethods()))
                .isNotEmpty()
                .allSatisfy(method -> assertThat(method.isAnnotationPresent(Description.class))
                        .as(method.getName())
                        .isTrue());
    }
}
