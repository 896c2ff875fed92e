package dev.crossdock.structure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossdock.contract.Contracts;
import dev.crossdock.erasure.DeclaredStores;
import dev.crossdock.erasure.PersonalDataStore;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Wherever a contract lets personal data be kept, an erasure looks. */
class PersonalDataTest {

    @Test
    void every_declared_projection_with_personal_data_confirms_erasures() {
        List<String> declared = new DeclaredStores(new Contracts().ofThisApplication()).projections();

        assertThat(declared).contains("support_projection.customer_profile");
        assertThat(Application.beans(PersonalDataStore.class).map(PersonalDataStore::name))
                .as("names of beans that implement PersonalDataStore; docs/erasure.md says how to add one")
                .containsAll(declared);
    }
}
