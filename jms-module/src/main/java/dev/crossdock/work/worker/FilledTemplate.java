package dev.crossdock.work.worker;

/** What a template makes of a model. */
record FilledTemplate(String subject, String plain, String html) {}
