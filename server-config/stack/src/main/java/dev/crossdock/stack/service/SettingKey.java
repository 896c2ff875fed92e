package dev.crossdock.stack.service;

import java.util.Optional;

/**
 * A key by which the application finds a server.
 *
 * @param name the key as {@code crossdock.…}
 * @param defaultValue what it is worth when a user points at a server of their own and leaves this key out; empty if they may not
 */
public record SettingKey(String name, Optional<String> defaultValue) {

    static SettingKey required(String name) {
        return new SettingKey(name, Optional.empty());
    }

    static SettingKey withDefault(String name, String value) {
        return new SettingKey(name, Optional.of(value));
    }
}
