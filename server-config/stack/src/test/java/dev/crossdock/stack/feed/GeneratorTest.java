package dev.crossdock.stack.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class GeneratorTest {

    @Test
    void the_same_seed_tells_the_same_story() {
        assertThat(new Generator(7, 100).next(2_000)).isEqualTo(new Generator(7, 100).next(2_000));
    }

    @Test
    void another_seed_tells_another_story() {
        assertThat(new Generator(7, 100).next(50)).isNotEqualTo(new Generator(8, 100).next(50));
    }

    @Test
    void revisions_grow_by_one_and_ids_are_never_used_twice() {
        List<ObjectNode> story = new Generator(7, 100).next(2_000);

        assertThat(new HashSet<>(story.stream().map(event -> event.get("id")).toList()))
                .hasSize(2_000);
        Map<String, Integer> revisions = new HashMap<>();
        for (ObjectNode event : story) {
            if (event.get("type").stringValue().equals("customer.profile-changed")) {
                int revision = event.at("/data/revision").intValue();
                Integer before = revisions.put(event.at("/data/customerId").stringValue(), revision);
                assertThat(revision).isEqualTo(before == null ? 1 : before + 1);
            }
        }
        assertThat(revisions).hasSize(100);
    }
}
