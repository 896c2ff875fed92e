package dev.crossdock.jmx;

import java.util.List;

/** Brings what a room shows and lets operators do through JMX; each bean of this type is asked. */
public interface ManagedSource {

    /** Who acts, for the audit log: JMX does not tell. */
    String ACTOR = "jmx";

    /** Its objects as they are now; asked again and again, as some come while the application runs. */
    List<ManagedObject<?>> managed();
}
