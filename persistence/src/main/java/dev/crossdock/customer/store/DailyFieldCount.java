package dev.crossdock.customer.store;

import java.time.LocalDate;

/** How often a field changed on a day (UTC). */
public record DailyFieldCount(LocalDate day, String field, long changes) {}
