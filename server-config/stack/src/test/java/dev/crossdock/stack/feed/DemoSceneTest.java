package dev.crossdock.stack.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class DemoSceneTest {

    @Test
    void what_workloads_show_is_found_as_services() {
        assertThat(ServiceLoader.load(DemoScene.class))
                .extracting(scene -> scene.getClass().getSimpleName())
                .contains("WorkDemo", "DocumentDemo");
        assertThat(ServiceLoader.load(DemoScene.class))
                .extracting(DemoScene::order)
                .doesNotHaveDuplicates();
    }
}
