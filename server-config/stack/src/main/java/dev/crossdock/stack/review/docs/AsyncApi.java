package dev.crossdock.stack.review.docs;

import dev.crossdock.contract.WorkloadContract;
import dev.crossdock.stack.review.Templates;
import java.util.List;
import java.util.Map;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;
import tools.jackson.dataformat.yaml.util.StringQuotingChecker;

/**
 * Describes every channel in AsyncAPI 3.0: the topics of both clusters and their dead letters, who sends and who
 * receives. Schemas are not repeated but referred to where they lie.
 */
record AsyncApi(List<WorkloadContract> contracts, EventDescriptions events) {

    /** The version of Crossdock, which is that of its channels. */
    static final String VERSION = "0.1.0";

    private static final YAMLMapper YAML = YAMLMapper.builder(
                    YAMLFactory.builder().stringQuotingChecker(new Dates()).build())
            .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER)
            .disable(YAMLWriteFeature.SPLIT_LINES)
            .enable(YAMLWriteFeature.MINIMIZE_QUOTES)
            .enable(YAMLWriteFeature.INDENT_ARRAYS_WITH_INDICATOR)
            .build();

    /** Filled as a tree and written anew from it: the template says what, the writer how it is quoted. */
    String yaml() {
        String filled = Templates.fill(
                "asyncapi.yaml",
                Map.of(
                        "version",
                        VERSION,
                        "channels",
                        Channel.of(contracts),
                        "events",
                        events,
                        "wording",
                        new Wording()));
        return "# This file is " + GeneratedDocuments.ORIGIN.replace("`", "") + ".\n"
                + YAML.writeValueAsString(YAML.readTree(filled));
    }

    /** Readers of YAML 1.1 take text that begins with a digit or a sign for dates, numbers in base 60 and the like. */
    private static final class Dates extends StringQuotingChecker.Default {

        private static final long serialVersionUID = 1;

        @Override
        public boolean needToQuoteValue(String value) {
            return super.needToQuoteValue(value) || (!value.isEmpty() && "+-.0123456789".indexOf(value.charAt(0)) >= 0);
        }
    }
}
