package dev.crossdock.group;

/** No consumer group of this name exists. */
public class UnknownGroupException extends GroupException {

    private static final long serialVersionUID = 1L;

    /** With the name that was asked for and those that exist. */
    public UnknownGroupException(String name, Iterable<String> known) {
        super(Reason.UNKNOWN, "there is no consumer group '" + name + "'; known are: " + String.join(", ", known));
    }
}
