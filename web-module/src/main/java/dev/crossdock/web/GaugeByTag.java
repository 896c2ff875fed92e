package dev.crossdock.web;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.util.Collection;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * A gauge with one value for each of several things, told apart by a tag.
 *
 * @param <T> a thing
 */
public final class GaugeByTag<T> {

    private final MultiGauge gauge;
    private final String tag;
    private final Function<T, String> name;
    private final ToDoubleFunction<T> value;

    /** Registers it; it shows nothing yet. */
    public GaugeByTag(
            MeterRegistry registry,
            String meter,
            String description,
            String tag,
            Function<T, String> name,
            ToDoubleFunction<T> value) {
        this.gauge = MultiGauge.builder(meter).description(description).register(registry);
        this.tag = tag;
        this.name = name;
        this.value = value;
    }

    /** What it counts of one thing. */
    public double value(T thing) {
        return value.applyAsDouble(thing);
    }

    /** Shows these things and no others. */
    public void show(Collection<T> things) {
        gauge.register(
                things.stream()
                        .<MultiGauge.Row<?>>map(
                                thing -> MultiGauge.Row.of(Tags.of(tag, name.apply(thing)), value(thing)))
                        .toList(),
                true);
    }
}
