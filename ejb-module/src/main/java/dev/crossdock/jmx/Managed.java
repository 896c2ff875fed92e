package dev.crossdock.jmx;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks a component of a record as a value that JMX consoles show. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Managed {

    /** One sentence for an operator. */
    String value();

    /** What consoles call it, if not by the name of the component. */
    String name() default "";
}
