package dev.crossdock.group;

import dev.crossdock.jmx.ManagedObject;
import dev.crossdock.jmx.ManagedSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** Every consumer group, as {@code dev.crossdock:type=Group,name=…}. */
@ApplicationScoped
class ManagedGroups implements ManagedSource {

    @Inject
    ConsumerGroups groups;

    @Override
    public List<ManagedObject<?>> managed() {
        return groups.groups().<ManagedObject<?>>map(this::managed).toList();
    }

    private ManagedObject<GroupStatus> managed(ConsumerGroup group) {
        String name = group.name();
        ManagedObject<GroupStatus> managed = new ManagedObject<>(
                "Group",
                name,
                "A consumer group: what it reads, how far it has come, and whether it runs.",
                GroupStatus.class,
                () -> groups.status(name));
        group.actions()
                .forEach(action -> managed.operation(
                        action.word(), action.description(), () -> groups.perform(name, action, ACTOR)));
        return managed;
    }
}
