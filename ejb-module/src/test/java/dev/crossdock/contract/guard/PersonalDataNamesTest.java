package dev.crossdock.contract.guard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PersonalDataNamesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "email", "eMail", "e-mail", "backupEmail", "email_address", "phone", "phoneNumber", "mobile", "fax",
                "address", "ipAddress", "street", "postalCode", "zip", "name", "firstName", "familyname",
                        "card_holder_name",
                "birthDate", "dateOfBirth", "dob", "iban", "IBAN", "cardNumber", "cvv", "passport", "ssn"
            })
    void what_usually_holds_personal_data_deserves_a_decision(String name) {
        assertThat(PersonalDataNames.matches(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "productName",
                "fileName",
                "sku",
                "quantity",
                "emailed",
                "discard",
                "cart",
                "company",
                "panel",
                "zipped",
                "birthing",
                "streetwear",
                "addressed",
                "revision",
                "method",
                "currency",
                "new",
                ""
            })
    void other_names_do_not(String name) {
        assertThat(PersonalDataNames.matches(name)).isFalse();
    }

    @Test
    void what_is_no_name_costs_nothing() {
        assertThat(PersonalDataNames.matches("email ".repeat(20_000))).isFalse();
    }
}
