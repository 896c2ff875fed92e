package dev.crossdock.customer;

import org.jspecify.annotations.Nullable;

/** To whom invoices are made out. */
public record Invoice(
        @Nullable String name,
        @Nullable String vatId,
        @Nullable String email,
        @Nullable Address address) {}
