package dev.crossdock.customer;

import org.jspecify.annotations.Nullable;

/** One field's value before and after a revision; objects as JSON text. */
public record FieldChange(
        String field, @Nullable String before, @Nullable String after) {}
