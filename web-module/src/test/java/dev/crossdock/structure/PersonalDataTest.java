package dev.crossdock.structure;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.crossdock.contract.Contracts;
import dev.crossdock.erasure.DeclaredStores;
import dev.crossdock.erasure.PersonalDataStore;
import java.lang.reflect.Constructor;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Wherever a contract lets personal data be kept, an erasure looks. */
class PersonalDataTest {

    @Test
    void every_declared_projection_with_personal_data_confirms_erasures() {
        List<String> declared = new DeclaredStores(new Contracts().ofThisApplication()).projections();

        assertThat(declared).contains("support_projection.customer_profile");
        assertThat(storeNames())
                .as("names of beans that implement PersonalDataStore; docs/erasure.md says how to add one")
                .containsAll(declared);
    }

    /** Of the beans as the container makes them: without arguments. */
    private static List<String> storeNames() {
        return new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("dev.crossdock").stream()
                        .filter(type -> type.isAssignableTo(PersonalDataStore.class))
                        .filter(type -> !type.getModifiers().contains(JavaModifier.ABSTRACT))
                        .map(JavaClass::reflect)
                        .flatMap(type -> Arrays.stream(type.getDeclaredConstructors()))
                        .filter(constructor -> constructor.getParameterCount() == 0)
                        .flatMap(PersonalDataTest::made)
                        .map(PersonalDataStore::name)
                        .toList();
    }

    private static Stream<PersonalDataStore> made(Constructor<?> constructor) {
        try {
            constructor.setAccessible(true);
            return Stream.of((PersonalDataStore) constructor.newInstance());
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(constructor + " cannot be called", e);
        }
    }
}
