package dev.crossdock.payara;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossdock.stack.settings.Port;
import dev.crossdock.stack.settings.Secrets;
import dev.crossdock.stack.testing.FullServerContract;
import dev.crossdock.stack.testing.Platform;
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
class PayaraServerIT extends FullServerContract {

    private final Platform platform = Platform.running();

    /** The application has no jobs yet; what stands in the table is what the server tells of. */
    @Test
    void the_server_keeps_its_repository_of_batch_jobs_in_the_database() throws IOException, InterruptedException {
        assertThat(administration("list-batch-jobs").statusCode()).isEqualTo(200);
        platform.rows("""
                insert into public.batch_jobinstancedata (name, apptag) values ('job-of-the-test', 'crossdock')""");
        try {
            HttpResponse<String> jobs = administration("list-batch-jobs");

            assertThat(jobs.body()).contains("job-of-the-test");
        } finally {
            platform.rows("delete from public.batch_jobinstancedata where name = 'job-of-the-test'");
        }
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
