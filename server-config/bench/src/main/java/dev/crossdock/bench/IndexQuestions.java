package dev.crossdock.bench;

import java.io.IOException;
import java.net.URI;
import org.apache.hc.core5.http.HttpHost;
import org.opensearch.client.opensearch.OpenSearchClient;
import org.opensearch.client.opensearch._types.SortOrder;
import org.opensearch.client.opensearch.core.SearchResponse;
import org.opensearch.client.transport.OpenSearchTransport;
import org.opensearch.client.transport.httpclient5.ApacheHttpClient5TransportBuilder;

/** Asks OpenSearch with its own client. */
final class IndexQuestions implements AutoCloseable {

    private static final String INDEX = "crossdock-activity";
    private static final int PAGE = 51;
    private static final int COUNTED = 1_000;

    private final OpenSearchTransport transport;
    private final OpenSearchClient client;

    IndexQuestions(Settings settings) {
        URI address = URI.create(settings.openSearchUrl());
        transport = ApacheHttpClient5TransportBuilder.builder(
                        new HttpHost(address.getScheme(), address.getHost(), address.getPort()))
                .setDefaultHeaders(settings.openSearchSignIn())
                .build();
        client = new OpenSearchClient(transport);
    }

    /** The newest documents with this phrase. */
    void ask(String phrase) throws IOException {
        SearchResponse<Void> found = client.search(
                search -> search.index(INDEX)
                        .size(PAGE)
                        .trackTotalHits(total -> total.count(COUNTED))
                        .source(source -> source.fetch(false))
                        .docvalueFields(field -> field.field("source"))
                        .docvalueFields(field -> field.field("id"))
                        .sort(sort -> sort.field(by -> by.field("at").order(SortOrder.Desc)))
                        .query(query ->
                                query.matchPhrase(words -> words.field("text").query(phrase))),
                Void.class);
        if (found.hits().hits().isEmpty()) {
            throw new BenchException("nothing was found with the phrase \"" + phrase + "\"; has the index caught up?");
        }
    }

    @Override
    public void close() throws IOException {
        transport.close();
    }
}
