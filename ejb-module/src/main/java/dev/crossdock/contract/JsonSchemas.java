package dev.crossdock.contract;

import com.networknt.schema.Error;
import com.networknt.schema.ExecutionContext;
import com.networknt.schema.Schema;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.format.Format;
import dev.crossdock.value.EmailAddress;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** How the schemas of events and jobs are read: drafts of 2020-12 whose formats are held to, with the rule of our own for addresses. */
public final class JsonSchemas {

    private JsonSchemas() {}

    /** The dialect, to which keywords can be added. */
    public static Dialect.Builder dialect() {
        return Dialect.builder(Dialects.getDraft202012()).format(new Email());
    }

    /** What is wrong with a value; at most so many things. */
    public static List<Error> check(Schema schema, JsonNode value, int maxErrors) {
        return schema
                .validate(value, context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .stream()
                .limit(maxErrors)
                .toList();
    }

    private static final class Email implements Format {

        @Override
        public String getName() {
            return "email";
        }

        @Override
        public boolean matches(ExecutionContext context, String value) {
            return EmailAddress.isValid(value);
        }
    }
}
