package dev.crossdock.stack.feed;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** English country names to ISO 3166-1 alpha-2; what names no single country is left out rather than guessed. */
final class Countries {

    private static final Map<String, String> CODES = new HashMap<>();

    static {
        for (String code : Locale.getISOCountries()) {
            CODES.put(key(new Locale.Builder().setRegion(code).build().getDisplayCountry(Locale.ENGLISH)), code);
            CODES.put(key(code), code);
        }
        CODES.put("EIRE", "IE");
        CODES.put("RSA", "ZA");
        CODES.put("USA", "US");
        CODES.put("UK", "GB");
        CODES.put("CZECH REPUBLIC", "CZ");
        CODES.put("HONG KONG", "HK");
        CODES.put("KOREA", "KR");
        CODES.put("WEST INDIES", "");
        CODES.put("CHANNEL ISLANDS", "");
    }

    private Countries() {}

    static Optional<String> code(String name) {
        return Optional.ofNullable(CODES.get(key(name))).filter(code -> !code.isEmpty());
    }

    private static String key(String name) {
        return name.strip().toUpperCase(Locale.ROOT);
    }
}
