package dev.crossdock.event;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Executable;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.deser.jdk.StringDeserializer;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.exc.InvalidNullException;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.AnnotatedParameter;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;

/** Takes from the records of events which fields are required: those that are not {@code @Nullable}, and no lists. */
final class DeclaredFields extends JacksonAnnotationIntrospector {

    private static final long serialVersionUID = 1L;

    /** How Jackson begins to say that a required field is not there; it has no type of exception for it. */
    private static final String ABSENT = "Missing required creator property";

    @Override
    public @Nullable Boolean hasRequiredMarker(MapperConfig<?> config, AnnotatedMember member) {
        if (member instanceof AnnotatedParameter parameter) {
            return isRequired(parameter);
        }
        return super.hasRequiredMarker(config, member);
    }

    /** A list that is left out is empty. */
    @Override
    public JsonSetter.Value findSetterInfo(MapperConfig<?> config, Annotated annotated) {
        if (annotated instanceof AnnotatedParameter parameter) {
            if (isRequired(parameter)) {
                return JsonSetter.Value.forValueNulls(Nulls.FAIL);
            }
            return isList(parameter)
                    ? JsonSetter.Value.construct(Nulls.AS_EMPTY, Nulls.FAIL)
                    : super.findSetterInfo(config, annotated);
        }
        return super.findSetterInfo(config, annotated);
    }

    @Override
    public @Nullable Object findDeserializer(MapperConfig<?> config, Annotated annotated) {
        return annotated instanceof AnnotatedParameter parameter
                        && parameter.getRawType() == String.class
                        && isRequired(parameter)
                ? RequiredText.class
                : super.findDeserializer(config, annotated);
    }

    private static boolean isRequired(AnnotatedParameter parameter) {
        AnnotatedType type =
                ((Executable) parameter.getOwner().getMember()).getAnnotatedParameterTypes()[parameter.getIndex()];
        return !isList(parameter) && !type.isAnnotationPresent(Nullable.class);
    }

    private static boolean isList(AnnotatedParameter parameter) {
        return List.class.isAssignableFrom(parameter.getRawType());
    }

    /** Whether a required field is not there. */
    static boolean isMissing(DatabindException fault) {
        return fault instanceof InvalidNullException
                || fault.getOriginalMessage().startsWith(ABSENT);
    }

    /** What is required is not empty either. */
    static final class RequiredText extends StdScalarDeserializer<String> {

        RequiredText() {
            super(String.class);
        }

        @Override
        public String deserialize(JsonParser parser, DeserializationContext context) {
            String text = StringDeserializer.instance.deserialize(parser, context);
            if (text.isEmpty()) {
                throw new IllegalArgumentException("is missing");
            }
            return text;
        }
    }
}
