package dev.crossdock.bench.opensearch;

import dev.crossdock.bench.PhraseClient;
import dev.crossdock.stack.settings.BasicAuthentication;
import dev.crossdock.stack.settings.StackException;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.message.BasicHeader;
import org.opensearch.client.opensearch.OpenSearchClient;
import org.opensearch.client.opensearch._types.SortOrder;
import org.opensearch.client.opensearch.core.SearchResponse;
import org.opensearch.client.transport.OpenSearchTransport;
import org.opensearch.client.transport.httpclient5.ApacheHttpClient5TransportBuilder;

/** The client of OpenSearch. */
public final class PhraseQueries implements PhraseClient {

    private static final String INDEX = "crossdock-activity";
    private static final int PAGE = 51;
    private static final int COUNTED = 1_000;

    private final OpenSearchTransport transport;
    private final OpenSearchClient client;

    /** Connects to the search engine of the application. */
    public PhraseQueries(Map<String, String> settings) {
        URI address = URI.create(settings.get("crossdock.opensearch.url"));
        transport = ApacheHttpClient5TransportBuilder.builder(
                        new HttpHost(address.getScheme(), address.getHost(), address.getPort()))
                .setDefaultHeaders(signIn(settings))
                .build();
        client = new OpenSearchClient(transport);
    }

    private static Header[] signIn(Map<String, String> settings) {
        String user = settings.get("crossdock.opensearch.user");
        String password = settings.get("crossdock.opensearch.password");
        return user == null || password == null
                ? new Header[0]
                : new Header[] {new BasicHeader(BasicAuthentication.HEADER, BasicAuthentication.of(user, password))};
    }

    @Override
    public void ask(String phrase) throws IOException {
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
            throw new StackException("nothing was found with the phrase \"" + phrase + "\"; has the index caught up?");
        }
    }

    @Override
    public void close() throws IOException {
        transport.close();
    }
}
