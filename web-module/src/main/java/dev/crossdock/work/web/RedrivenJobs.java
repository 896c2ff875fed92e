package dev.crossdock.work.web;

/** How many jobs were queued again. */
public record RedrivenJobs(int jobs) {}
