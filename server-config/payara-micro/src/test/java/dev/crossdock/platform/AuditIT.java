package dev.crossdock.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossdock.stack.audit.ChainCheck;
import dev.crossdock.stack.testing.Platform;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The audit log from outside: what is written down, who may read it, and that nobody can change it unseen. */
class AuditIT {

    private final Platform platform = Platform.running();

    @Test
    void what_an_operator_does_to_a_group_is_written_down() {
        platform.post("operator", "/api/consumer-groups/billing/pause");
        platform.post("operator", "/api/consumer-groups/billing/resume");
        String operator = platform.stack.logins().get("operator").user();

        List<JsonNode> acts = acts("?subject=billing&actor=" + operator);

        assertThat(acts.subList(acts.size() - 2, acts.size()))
                .extracting(act -> act.get("action").asString())
                .containsExactly("pause", "resume");
    }

    /** With a key of its own, so that no other test has signed in the same way before. */
    @Test
    void a_machine_that_signs_in_with_each_request_is_written_down_once() {
        String user = platform.stack.logins().get("fraud-analyst").user();
        HttpResponse<String> issued = platform.post("operator", "/api/api-keys?label=of+a+test&user=" + user);
        String key = Platform.JSON.readTree(issued.body()).get("key").asString();
        String signIns = "?action=sign-in&actor=" + user;
        int before = acts(signIns).size();

        for (int i = 0; i < 30; i++) {
            HttpResponse<byte[]> answer = platform.exchange(
                    "GET", "", "/api/customers/nobody", BodyPublishers.noBody(), "Authorization", "Bearer " + key);
            assertThat(answer.statusCode()).isEqualTo(404);
        }

        assertThat(acts(signIns)).hasSize(before + 1);
    }

    @Test
    void only_auditors_read_it() {
        assertThat(platform.get("auditor", "/api/audit").statusCode()).isEqualTo(200);
        assertThat(platform.get("operator", "/api/audit").statusCode()).isEqualTo(403);
        assertThat(platform.get("", "/api/audit").statusCode()).isEqualTo(401);
    }

    @Test
    void an_action_that_does_not_exist_is_named() {
        JsonNode problem = Platform.JSON.readTree(
                platform.get("auditor", "/api/audit?action=dance").body());

        assertThat(problem.get("status").asInt()).isEqualTo(400);
        assertThat(problem.get("detail").asString()).contains("sign-in", "erase", "dance");
    }

    @Test
    void who_changes_it_all_the_same_is_found_out() {
        IntStream.range(0, 3).forEach(i -> platform.post("operator", "/api/consumer-groups/billing/resume"));
        assertThat(verify().intact()).isTrue();
        long seq = acts("?action=resume").get(1).get("seq").asLong();

        platform.rows("alter table audit.entry disable trigger user");
        platform.rows("update audit.entry set subject = subject || 'x' where seq = " + seq);
        try {
            ChainCheck.Result result = verify();
            assertThat(result.intact()).isFalse();
            assertThat(result.fault().seq()).isEqualTo(seq);
            assertThat(result.fault().kind()).isEqualTo("changed");
        } finally {
            platform.rows("update audit.entry set subject = left(subject, -1) where seq = " + seq);
            platform.rows("alter table audit.entry enable trigger user");
        }
        assertThat(verify().intact()).isTrue();
    }

    private ChainCheck.Result verify() {
        JsonNode end = platform.json("auditor", "/api/audit/end");
        ChainCheck check = new ChainCheck(null);
        acts("").stream()
                .filter(act -> act.get("seq").asLong() <= end.get("seq").asLong())
                .forEach(check::add);
        return check.finish(end);
    }

    private List<JsonNode> acts(String query) {
        List<JsonNode> acts = new ArrayList<>();
        JsonNode page;
        String after = "0";
        do {
            page = platform.json(
                    "auditor", "/api/audit" + (query.isEmpty() ? "?" : query + "&") + "limit=100&after=" + after);
            page.get("items").forEach(acts::add);
            after = page.path("next").asString("");
        } while (page.path("next").isString());
        return acts;
    }
}
