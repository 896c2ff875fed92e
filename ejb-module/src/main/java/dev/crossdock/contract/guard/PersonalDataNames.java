package dev.crossdock.contract.guard;

import java.util.Locale;
import java.util.regex.Pattern;

/** Names of fields that usually hold personal data. A hint, never proof: the schema has the last word. */
public final class PersonalDataNames {

    /** Nobody calls a field by a longer name, and what anybody sends should cost no more to look at than this. */
    private static final int MAX_LENGTH = 60;

    private static final Pattern WORD_EDGE = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|[^A-Za-z0-9]+");
    private static final Pattern TELLING = Pattern.compile("(?:^|.* )(?:"
            + "e ?mail|(?:tele|mobile ?)?phone|mobile|fax"
            + "|address|street|post(?:al)? ?code|zip(?: ?code)?"
            + "|birth ?(?:day|date|place)?|dob|passport|ssn|surname"
            + "|(?:first|given|last|family|full|middle|maiden|nick|holder|user) ?name"
            + "|iban|cvv|cvc|pan|card ?(?:number|holder)?"
            + ")(?: .*|$)|name");

    private PersonalDataNames() {}

    /** Whether a field of that name deserves a decision. */
    public static boolean matches(String name) {
        if (name.length() > MAX_LENGTH) {
            return false;
        }
        String words = WORD_EDGE.matcher(name).replaceAll(" ").strip().toLowerCase(Locale.ROOT);
        return TELLING.matcher(words).matches();
    }
}
