package dev.crossdock.persistence.store;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.metamodel.EntityType;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EntityMappingsTest {

    /** Starting it validates every table and column that an entity names. */
    private static final EntityManagerFactory ENTITIES = RealDatabase.entities();

    @Test
    void every_entity_can_be_read() {
        try (EntityManager entities = ENTITIES.createEntityManager()) {
            for (EntityType<?> type : ENTITIES.getMetamodel().getEntities()) {
                List<?> rows = entities.createQuery("from " + type.getName(), type.getJavaType())
                        .setMaxResults(1)
                        .getResultList();
                assertThat(rows).as(type.getName()).hasSizeLessThanOrEqualTo(1);
            }
        }
    }

    @Test
    void no_entity_is_left_out_of_the_persistence_unit() throws IOException, URISyntaxException {
        Path classes = Path.of(Database.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        Set<String> declared = new TreeSet<>();
        try (Stream<Path> files = Files.walk(classes)) {
            files.map(file -> classes.relativize(file).toString())
                    .filter(file -> file.contains("/store/") && file.endsWith(".class"))
                    .map(file -> file.replace(".class", "").replace('/', '.'))
                    .filter(EntityMappingsTest::isEntity)
                    .forEach(declared::add);
        }

        assertThat(ENTITIES.getMetamodel().getEntities().stream()
                        .map(type -> type.getJavaType().getName())
                        .collect(Collectors.toSet()))
                .isEqualTo(declared);
    }

    private static boolean isEntity(String name) {
        try {
            return Class.forName(name, false, EntityMappingsTest.class.getClassLoader())
                    .isAnnotationPresent(Entity.class);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
