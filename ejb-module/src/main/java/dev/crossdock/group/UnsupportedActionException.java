package dev.crossdock.group;

import java.util.List;
import java.util.Locale;

/** A group cannot do what an operator wants of it. */
public class UnsupportedActionException extends GroupException {

    private static final long serialVersionUID = 1L;

    UnsupportedActionException(ConsumerGroup group, GroupAction action) {
        super(
                Reason.UNSUPPORTED,
                "'%s' is a %s and cannot %s; it can %s"
                        .formatted(
                                group.name(),
                                group.kind().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                                action.word(),
                                can(group)));
    }

    private static String can(ConsumerGroup group) {
        List<String> words =
                group.actions().stream().sorted().map(GroupAction::word).toList();
        return words.isEmpty() ? "only be looked at" : String.join(", ", words);
    }
}
