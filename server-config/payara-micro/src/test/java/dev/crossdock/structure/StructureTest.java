package dev.crossdock.structure;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.crossdock.projection.PolledRecords;
import dev.crossdock.structure.Application.Module;
import jakarta.ejb.MessageDriven;
import jakarta.inject.Named;
import jakarta.persistence.Entity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Modules are layers, packages are workloads, and dependencies point one way. No rule passes because it finds nothing to hold. */
class StructureTest {

    /** Stores that serve every workload: the database itself and the positions that move with any effect. */
    private static final Set<String> SHARED = Set.of("persistence", "projection");

    private static final String[] EDGES = {"..web", "..worker"};
    private static final String[] BELOW_SERVICES = {"..store", "..value"};

    @ParameterizedTest
    @EnumSource
    void every_module_is_seen(Module module) {
        assertThat(Application.packages(module)).isNotEmpty();
    }

    @Test
    void the_packages_of_a_layer_are_named_after_it() {
        assertThat(Application.packages(Module.PERSISTENCE)).allMatch(name -> name.matches(".*\\.(store|value)"));
        assertThat(Application.packages(Module.EJB_MODULE))
                .noneMatch(name -> name.matches(".*\\.(store|value|web|worker)"));
        assertThat(Application.packages(Module.JMS_MODULE)).allMatch(name -> name.endsWith(".worker"));
        assertThat(Application.packages(Module.WEB_MODULE)).allMatch(name -> name.endsWith(".web"));
    }

    /** The class loaders of an EAR differ, so a package of two modules is two packages. */
    @Test
    void no_package_is_split_over_two_modules() throws IOException {
        Map<String, List<String>> modulesOf = new HashMap<>();
        for (Path sources : sources()) {
            try (Stream<Path> files = Files.walk(sources)) {
                files.filter(file -> file.toString().endsWith(".java"))
                        .map(file -> sources.relativize(file.getParent()).toString())
                        .distinct()
                        .forEach(name -> modulesOf
                                .computeIfAbsent(name, any -> new ArrayList<>())
                                .add(sources.toString()));
            }
        }

        assertThat(modulesOf)
                .hasSizeGreaterThan(30)
                .allSatisfy((name, modules) -> assertThat(modules).as(name).hasSize(1));
    }

    @Test
    void rooms_depend_on_each_other_one_way() {
        slices().matching("dev.crossdock.(*)..").should().beFreeOfCycles().check(Application.CLASSES);
    }

    @Test
    void stores_know_nothing_above_them() {
        noClasses()
                .that()
                .resideInAnyPackage(BELOW_SERVICES)
                .should()
                .dependOnClassesThat(resideInAPackage("dev.crossdock..").and(not(resideInAnyPackage(BELOW_SERVICES))))
                .check(Application.CLASSES);
    }

    @Test
    void services_know_nothing_of_the_edges() {
        noClasses()
                .that()
                .resideOutsideOfPackages(EDGES)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(EDGES)
                .check(Application.CLASSES);
    }

    @Test
    void edges_reach_stores_through_services_only() {
        noClasses()
                .that()
                .resideInAnyPackage(EDGES)
                .should()
                .dependOnClassesThat()
                .resideInAPackage("..store")
                .check(Application.CLASSES);
    }

    @Test
    void no_workload_reaches_into_the_store_of_another() {
        classes()
                .that()
                .resideInAPackage("dev.crossdock..")
                .should(new ArchCondition<>("use only their own workload's store") {
                    @Override
                    public void check(JavaClass from, ConditionEvents events) {
                        from.getDirectDependenciesFromSelf().stream()
                                .filter(dependency -> isForeignStore(from, dependency.getTargetClass()))
                                .forEach(dependency ->
                                        events.add(SimpleConditionEvent.violated(from, dependency.getDescription())));
                    }
                })
                .check(Application.CLASSES);
    }

    private static boolean isForeignStore(JavaClass from, JavaClass to) {
        String owner = Application.room(to);
        return to.getPackageName().endsWith(".store")
                && !SHARED.contains(owner)
                && !owner.equals(Application.room(from));
    }

    @Test
    void entities_live_in_stores() {
        classes()
                .that()
                .areAnnotatedWith(Entity.class)
                .should()
                .resideInAPackage("..store")
                .check(Application.CLASSES);
    }

    @Test
    void resources_live_at_the_edge() {
        classes()
                .that()
                .areAnnotatedWith(jakarta.ws.rs.Path.class)
                .should()
                .resideInAPackage("..web")
                .check(Application.CLASSES);
    }

    @Test
    void workers_live_at_the_edge() {
        classes()
                .that()
                .areAnnotatedWith(MessageDriven.class)
                .should()
                .resideInAPackage("..worker")
                .check(Application.CLASSES);
    }

    @Test
    void pages_find_beans_at_the_edge_only() {
        classes()
                .that()
                .areAnnotatedWith(Named.class)
                .should()
                .resideInAPackage("..web")
                .check(Application.CLASSES);
    }

    /** A channel's method stands beside the projection of its group and takes what was polled, to hand it to the consumer. */
    @Test
    void records_come_in_through_channels() {
        methods()
                .that()
                .areAnnotatedWith(Incoming.class)
                .should()
                .beDeclaredInClassesThat()
                .haveNameMatching(".*(Channel|Projections?)")
                .andShould()
                .haveRawParameterTypes(PolledRecords.class)
                .check(Application.CLASSES);
    }

    private static List<Path> sources() throws IOException {
        List<Path> sources = new ArrayList<>();
        for (Path parent : List.of(Application.ROOT, Application.ROOT.resolve("server-config"))) {
            try (Stream<Path> folders = Files.list(parent)) {
                folders.map(folder -> folder.resolve("src/main/java"))
                        .filter(Files::isDirectory)
                        .forEach(sources::add);
            }
        }
        return sources;
    }
}
