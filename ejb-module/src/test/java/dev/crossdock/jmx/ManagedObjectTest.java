package dev.crossdock.jmx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.annotation.RetentionPolicy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.management.AttributeNotFoundException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanFeatureInfo;
import javax.management.MBeanInfo;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;
import javax.management.ReflectionException;
import javax.management.RuntimeMBeanException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ManagedObjectTest {

    private final MBeanServer server = MBeanServerFactory.newMBeanServer();
    private final List<String> looks = new ArrayList<>();
    private final List<String> acts = new ArrayList<>();

    /** As a room would show it. */
    public record Fruit(
            @Managed(value = "How often somebody looked", name = "Looks")
            int count,

            @Managed("Whether it can be eaten") boolean ripe,
            @Managed("How it is made") RetentionPolicy state,
            @Managed("What it goes with") List<String> companions,

            @Managed("Who wants it, if anybody does") @Nullable Long buyers,

            String secret) {}

    private final ManagedObject<Fruit> fruit = new ManagedObject<>(
                    "Fruit", "apple", "A kind of fruit.", Fruit.class, () -> {
                        looks.add("look");
                        return new Fruit(
                                looks.size(), true, RetentionPolicy.SOURCE, List.of("pear", "nut"), null, "seeds");
                    })
            .operation("pick", "Takes one", () -> acts.add("pick"))
            .operation("sell", "Sells one", () -> {
                throw new IOException("nobody buys");
            });

    private ObjectName name;

    @BeforeEach
    void register() throws Exception {
        name = new ObjectName("dev.crossdock:type=Fruit,name=apple");
        assertThat(fruit.name()).isEqualTo(name.toString());
        server.registerMBean(fruit, name);
    }

    @Test
    void a_console_reads_values_with_one_look() throws Exception {
        assertThat(server.getAttribute(name, "Looks")).isEqualTo(1);
        assertThat(server.getAttributes(name, new String[] {"Looks", "Ripe", "Colour"})
                        .asList())
                .extracting(attribute -> attribute.getName() + "=" + attribute.getValue())
                .containsExactly("Looks=1", "Ripe=true");
    }

    @Test
    void values_are_of_types_that_every_console_knows() throws Exception {
        assertThat(server.getAttribute(name, "State")).isEqualTo("SOURCE");
        assertThat(server.getAttribute(name, "Companions")).isEqualTo(new String[] {"pear", "nut"});
        assertThat(server.getAttribute(name, "Buyers")).isNull();
        assertThat(Arrays.stream(server.getMBeanInfo(name).getAttributes()).map(MBeanAttributeInfo::getType))
                .containsExactly(
                        "int", "boolean", String.class.getName(), String[].class.getName(), Long.class.getName());
    }

    @Test
    void a_console_sees_what_each_value_and_operation_is() throws Exception {
        MBeanInfo info = server.getMBeanInfo(name);

        assertThat(info.getDescription()).isEqualTo("A kind of fruit.");
        assertThat(Arrays.stream(info.getAttributes()).map(MBeanFeatureInfo::getDescription))
                .startsWith("How often somebody looked", "Whether it can be eaten")
                .hasSize(5);
        assertThat(info.getAttributes()[1].isIs()).isTrue();
        assertThat(Arrays.stream(info.getOperations()).map(MBeanFeatureInfo::getName))
                .containsExactly("pick", "sell");
    }

    @Test
    void after_an_operation_values_are_looked_up_anew() throws Exception {
        server.getAttribute(name, "Looks");
        server.invoke(name, "pick", new Object[0], new String[0]);

        assertThat(acts).containsExactly("pick");
        assertThat(server.getAttribute(name, "Looks")).isEqualTo(2);
    }

    @Test
    void what_fails_is_told_in_words_that_every_console_knows() {
        assertThatThrownBy(() -> server.invoke(name, "sell", null, null))
                .isInstanceOf(RuntimeMBeanException.class)
                .hasCauseExactlyInstanceOf(IllegalStateException.class)
                .hasStackTraceContaining("nobody buys");
        assertThatThrownBy(() -> server.invoke(name, "steal", null, null)).isInstanceOf(ReflectionException.class);
        assertThatThrownBy(() -> server.getAttribute(name, "Colour")).isInstanceOf(AttributeNotFoundException.class);
    }
}
