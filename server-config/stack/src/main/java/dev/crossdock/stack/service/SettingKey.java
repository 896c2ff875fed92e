package dev.crossdock.stack.service;

import java.util.Optional;

/**
 * A key by which the application finds a server.
 *
 * @param name the key as {@code crossdock.…}
 * @param usual what it is worth when a user points at a server of their own and leaves this key out; empty if they may not
 */
public record SettingKey(String name, Optional<String> usual) {

    static SettingKey required(String name) {
        return new SettingKey(name, Optional.empty());
    }

    static SettingKey usually(String name, String value) {
        return new SettingKey(name, Optional.of(value));
    }
}
