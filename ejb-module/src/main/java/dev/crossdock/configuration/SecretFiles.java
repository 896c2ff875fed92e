package dev.crossdock.configuration;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

/** Secrets from files that variables such as {@code CROSSDOCK_DATABASE_PASSWORD_FILE} name, as containers get them. */
public class SecretFiles implements ConfigSource {

    /** Above the environment's 300. */
    private static final int ORDINAL = 310;

    @Override
    public Set<String> getPropertyNames() {
        return Keys.all().stream()
                .filter(key -> file(key).isPresent())
                .map(Key::name)
                .collect(Collectors.toSet());
    }

    @Override
    public @Nullable String getValue(String name) {
        return Keys.all().stream()
                .filter(key -> key.name().equals(name))
                .findFirst()
                .flatMap(SecretFiles::file)
                .map(ConfigurationCheck::secretIn)
                .orElse(null);
    }

    private static Optional<String> file(Key key) {
        return key.fileVariable().map(System::getenv).map(String::strip).filter(path -> !path.isEmpty());
    }

    @Override
    public String getName() {
        return "files of secrets";
    }

    @Override
    public int getOrdinal() {
        return ORDINAL;
    }
}
