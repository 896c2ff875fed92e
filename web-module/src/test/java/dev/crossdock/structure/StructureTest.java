package dev.crossdock.structure;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import jakarta.ejb.MessageDriven;
import jakarta.ws.rs.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Modules are layers, packages are workloads, and dependencies point one way. */
class StructureTest {

    /** Stores that serve every workload: the database itself and the positions that move with any effect. */
    private static final Set<String> SHARED = Set.of("persistence", "projection");

    private static final JavaClasses CROSSDOCK = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.crossdock");

    @Test
    void stores_know_nothing_above_them() {
        noClasses()
                .that()
                .resideInAPackage("..store..")
                .should()
                .dependOnClassesThat(
                        crossdock().and(DescribedPredicate.not(JavaClass.Predicates.resideInAPackage("..store.."))))
                .check(CROSSDOCK);
    }

    @Test
    void services_know_nothing_of_the_web() {
        noClasses()
                .that()
                .resideOutsideOfPackages("..web..", "..structure..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.crossdock..web..")
                .check(CROSSDOCK);
    }

    @Test
    void no_workload_reaches_into_the_store_of_another() {
        ArchRuleDefinition.classes()
                .should(new ArchCondition<>("use only their own workload's store") {
                    @Override
                    public void check(JavaClass from, ConditionEvents events) {
                        from.getDirectDependenciesFromSelf().stream()
                                .filter(dependency -> crossdock().test(dependency.getTargetClass()))
                                .filter(dependency -> dependency
                                        .getTargetClass()
                                        .getPackageName()
                                        .endsWith(".store"))
                                .filter(dependency -> !SHARED.contains(workload(dependency.getTargetClass())))
                                .filter(dependency ->
                                        !workload(dependency.getTargetClass()).equals(workload(from)))
                                .forEach(dependency ->
                                        events.add(SimpleConditionEvent.violated(from, dependency.getDescription())));
                    }
                })
                .check(CROSSDOCK);
    }

    @Test
    void resources_live_at_the_edge() {
        ArchRuleDefinition.classes()
                .that()
                .areAnnotatedWith(Path.class)
                .should()
                .resideInAPackage("..web")
                .check(CROSSDOCK);
    }

    @Test
    void workers_live_at_the_edge() {
        ArchRuleDefinition.classes()
                .that()
                .areAnnotatedWith(MessageDriven.class)
                .should()
                .resideInAPackage("..worker")
                .allowEmptyShould(true)
                .check(CROSSDOCK);
    }

    private static DescribedPredicate<JavaClass> crossdock() {
        return JavaClass.Predicates.resideInAPackage("dev.crossdock..");
    }

    private static String workload(JavaClass type) {
        String[] steps = type.getPackageName().split("\\.");
        return steps.length > 2 ? steps[2] : "";
    }
}
