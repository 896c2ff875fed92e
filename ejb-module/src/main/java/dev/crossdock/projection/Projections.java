package dev.crossdock.projection;

import dev.crossdock.group.GroupException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;

/** Every projection of the application. */
@ApplicationScoped
public class Projections {

    @Inject
    @Any
    Instance<Projection<?>> projections;

    /** All of them, by the name of their groups. */
    public List<Projection<?>> all() {
        return projections.stream()
                .sorted(Comparator.comparing(projection -> projection.group()))
                .toList();
    }

    /**
     * The one of this group.
     *
     * @throws GroupException if there is none
     */
    public Projection<?> named(String group) {
        return all().stream()
                .filter(projection -> projection.group().equals(group))
                .findFirst()
                .orElseThrow(() -> GroupException.unknown(
                        group, all().stream().map(Projection::group).toList()));
    }
}
