package dev.crossdock.payara;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossdock.stack.settings.Port;
import dev.crossdock.stack.settings.Secrets;
import dev.crossdock.stack.testing.Platform;
import dev.crossdock.stack.testing.PortabilityContract;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/** The application on Payara Server. */
class PayaraServerIT extends PortabilityContract {

    private final Platform platform = Platform.running();

    @Test
    void what_batch_jobs_have_done_stands_in_the_database() throws IOException, InterruptedException {
        HttpResponse<String> jobs = administration("list-batch-jobs");

        assertThat(jobs.statusCode()).as(jobs.body()).isEqualTo(200);
        assertThat(platform.rows("select count(*) from public.batch_jobinstancedata"))
                .hasSize(1);
    }

    /** Asks the server what {@code asadmin} asks with this command. */
    private HttpResponse<String> administration(String command) throws IOException, InterruptedException {
        String user = "admin:" + new Secrets(platform.stack.settings().home()).secret("payara.password");
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:"
                        + platform.stack.settings().port(Port.ADMINISTRATION) + "/management/domain/" + command))
                .header("Accept", "application/json")
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(user.getBytes(StandardCharsets.UTF_8)))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }
}
