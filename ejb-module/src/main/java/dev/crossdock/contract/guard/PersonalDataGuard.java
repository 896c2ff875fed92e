package dev.crossdock.contract.guard;

import dev.crossdock.contract.WorkloadContract;
import dev.crossdock.contract.WorkloadContract.PersonalData;
import dev.crossdock.contract.guard.ContractGuard.Found;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Personal data in schemas against what the contract declares, in both directions. */
final class PersonalDataGuard {

    private PersonalDataGuard() {}

    static Stream<Found> differences(Declared declared) {
        return declared.contracts().stream()
                .flatMap(contract -> ContractGuard.found(contract, differences(contract, declared.schemas())));
    }

    private static Stream<String> differences(WorkloadContract contract, EventSchemas schemas) {
        List<String> types = contract.topics().stream()
                .flatMap(topic -> topic.events().stream())
                .filter(schemas.current()::containsKey)
                .toList();
        if (types.isEmpty()) {
            return Stream.empty();
        }
        PersonalData personal = contract.personalData();
        List<String> fields = personal == null ? List.of() : personal.fields();
        List<String> found = new ArrayList<>();
        Set<String> marked = new LinkedHashSet<>();
        for (String type : types) {
            List<SchemaField> described = SchemaField.of(schemas.of(type));
            found.addAll(undeclared(type, described, fields));
            found.addAll(undecided(type, described));
            described.stream().filter(PersonalDataGuard::isPersonal).forEach(field -> marked.add(field.pointer()));
        }
        fields.stream()
                .filter(field -> marked.stream().noneMatch(mark -> within(mark, field) || within(field, mark)))
                .forEach(field -> found.add(
                        "personalData.fields names " + field + ", but no schema of its events marks that field"));
        return found.stream();
    }

    private static List<String> undeclared(String type, List<SchemaField> described, List<String> fields) {
        return described.stream()
                .filter(PersonalDataGuard::isPersonal)
                .filter(field -> fields.stream().noneMatch(field::within))
                .map(field -> "the schema of '" + type + "' marks " + field.pointer()
                        + ", but personalData.fields does not name it")
                .toList();
    }

    private static List<String> undecided(String type, List<SchemaField> described) {
        return described.stream()
                .filter(field -> field.personal().isEmpty() && PersonalDataNames.matches(field.name()))
                .filter(field ->
                        described.stream().noneMatch(around -> isPersonal(around) && field.within(around.pointer())))
                .map(field -> field.pointer() + " of '" + type
                        + "' looks like personal data, and the schema does not say whether it is")
                .toList();
    }

    private static boolean isPersonal(SchemaField field) {
        return field.personal().orElse(false);
    }

    private static boolean within(String pointer, String place) {
        return pointer.equals(place) || pointer.startsWith(place + "/");
    }
}
