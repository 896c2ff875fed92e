package dev.crossdock.value;

import com.fasterxml.jackson.annotation.JsonValue;
import java.net.IDN;
import java.util.regex.Pattern;

/**
 * Where somebody is written to: a mailbox, in letters of any script, at a domain. Quoted names and domains that are numbers in
 * brackets, which the RFCs have too, belong to no customer.
 */
public record EmailAddress(@JsonValue String value) {

    /** No address has more characters, as the path of SMTP says it. */
    public static final int MAX_LENGTH = 254;

    /** What a text that is no address is answered with. */
    public static final String EXPECTED = "is no e-mail address";

    private static final String ATOM = "[^\\s\\p{Z}\\p{Cntrl}()<>@,;:\\\\\".\\[\\]]+";
    private static final String LABEL = "[\\p{L}\\p{M}\\p{N}](?:[\\p{L}\\p{M}\\p{N}-]{0,61}[\\p{L}\\p{M}\\p{N}])?";
    private static final Pattern FORM =
            Pattern.compile("(?=.{1,64}@)%1$s(?:\\.%1$s)*@%2$s(?:\\.%2$s)*".formatted(ATOM, LABEL));

    /** Refuses what nobody can be written to by. */
    public EmailAddress {
        if (!isValid(value)) {
            throw new IllegalArgumentException(EXPECTED);
        }
    }

    /** Whether a text can be an address. */
    public static boolean isValid(String text) {
        return Identifier.isValid(text, MAX_LENGTH) && FORM.matcher(text).matches();
    }

    /**
     * The address for mail servers that know ASCII only.
     *
     * @throws IllegalArgumentException if the mailbox has other letters; of these such a server makes another mailbox
     */
    public String inAscii() {
        int at = value.indexOf('@');
        if (value.chars().limit(at).anyMatch(letter -> letter > '~')) {
            throw new IllegalArgumentException("names a mailbox that cannot be written in ASCII");
        }
        return value.substring(0, at + 1) + IDN.toASCII(value.substring(at + 1));
    }

    @Override
    public String toString() {
        return value;
    }
}
