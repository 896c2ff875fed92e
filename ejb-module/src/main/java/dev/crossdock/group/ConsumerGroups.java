package dev.crossdock.group;

import dev.crossdock.group.GroupException.Reason;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The consumer groups of all rooms. */
@ApplicationScoped
public class ConsumerGroups {

    Iterable<ConsumerGroupSource> sources = List.of();

    @Inject
    void from(@Any Instance<ConsumerGroupSource> rooms) {
        sources = rooms;
    }

    /** Every group, those of a kind together, by name. */
    public List<GroupStatus> all() {
        return groups().map(ConsumerGroup::status)
                .sorted(Comparator.comparing(GroupStatus::kind).thenComparing(GroupStatus::name))
                .toList();
    }

    /**
     * How one group is doing.
     *
     * @throws GroupException if there is no such group
     */
    public GroupStatus status(String name) {
        return named(name).status();
    }

    /**
     * How far one group has come.
     *
     * @throws GroupException if there is no such group, or nobody can tell now
     */
    public List<GroupPosition> positions(String name) {
        return named(name).positions();
    }

    /**
     * Does what an operator wants of a group.
     *
     * @throws GroupException if there is no such group, it cannot do that, or whoever runs it does not do that now
     */
    public void perform(String name, GroupAction action, String actor) {
        able(name, action).perform(action, actor);
    }

    /**
     * Refuses what a group cannot do.
     *
     * @throws GroupException if there is no such group, or it cannot do that
     */
    public void require(String name, GroupAction action) {
        able(name, action);
    }

    private ConsumerGroup able(String name, GroupAction action) {
        ConsumerGroup group = named(name);
        if (!group.actions().contains(action)) {
            throw new GroupException(
                    Reason.UNSUPPORTED,
                    "'%s' is a %s and cannot %s; it can %s"
                            .formatted(
                                    name,
                                    group.kind().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                                    action.word(),
                                    can(group)));
        }
        return group;
    }

    private static String can(ConsumerGroup group) {
        List<String> words =
                group.actions().stream().sorted().map(GroupAction::word).toList();
        return words.isEmpty() ? "only be looked at" : String.join(", ", words);
    }

    private ConsumerGroup named(String name) {
        return groups().filter(group -> group.name().equals(name))
                .findFirst()
                .orElseThrow(() -> GroupException.unknown(
                        name, groups().map(ConsumerGroup::name).sorted().toList()));
    }

    /**
     * The groups themselves, which tell their name and kind without asking anybody. The application's own come before
     * connectors, which anybody who reaches Kafka Connect may name like them: of two with one name the first counts.
     */
    Stream<ConsumerGroup> groups() {
        Set<String> names = new HashSet<>();
        return StreamSupport.stream(sources.spliterator(), false)
                .<ConsumerGroup>flatMap(source -> source.groups().stream())
                .sorted(Comparator.comparing(ConsumerGroup::kind))
                .filter(group -> names.add(group.name()));
    }
}
