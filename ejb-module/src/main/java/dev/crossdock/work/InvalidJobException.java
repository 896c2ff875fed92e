package dev.crossdock.work;

import jakarta.ejb.ApplicationException;
import java.util.List;

/** A job cannot be accepted as it was asked for: its sender has to correct it. */
@ApplicationException(rollback = true)
public class InvalidJobException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<InvalidField> fields;

    /** Carries everything that is wrong, at least one thing. */
    public InvalidJobException(List<InvalidField> fields) {
        super(fields.get(0).pointer() + ": " + fields.get(0).detail());
        this.fields = List.copyOf(fields);
    }

    /** Everything that is wrong. */
    public List<InvalidField> fields() {
        return fields;
    }
}
