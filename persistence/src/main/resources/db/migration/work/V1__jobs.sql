-- Jobs in the background: what was asked for, how far it came, and what still has to be told to the broker.
create table job (
    id              text primary key,
    kind            text not null,
    tenant          text not null,
    priority        int  not null check (priority between 0 and 9),
    not_before      timestamptz,
    deadline        timestamptz,
    body            jsonb not null,
    state           text not null check (state in ('QUEUED', 'RUNNING', 'RETRYING', 'DONE', 'DEAD')),
    round           int  not null default 1,
    attempts        int  not null default 0,
    reason          text,
    result          jsonb,
    submitted_by    text not null,
    idempotency_key text,
    fingerprint     bytea not null,
    submitted_at    timestamptz not null default now(),
    changed_at      timestamptz not null default now()
);
comment on table job is 'One row per accepted job; the row decides whether a job is done, not the message about it';
comment on column job.round is 'Counts how often the job was queued: a message of an earlier round has no effect any more';
comment on column job.attempts is 'How often a worker began it in this round';
comment on column job.reason is 'Why it is retried or dead';
comment on column job.fingerprint is 'SHA-256 of kind and body, to tell a repetition from another job under the same key';
create unique index job_idempotency on job (submitted_by, kind, idempotency_key);
create index job_dead on job (id) where state = 'DEAD';
create index job_deadline on job (deadline) where state in ('QUEUED', 'RETRYING') and deadline is not null;
create index job_unfinished on job (kind, submitted_at) where state in ('QUEUED', 'RUNNING', 'RETRYING');

create table job_step (
    id      bigint generated always as identity primary key,
    job_id  text not null references job on delete cascade,
    at      timestamptz not null default clock_timestamp(),
    state   text not null,
    round   int  not null,
    attempt int  not null,
    detail  text
);
comment on table job_step is 'The history of each job: every state it came to, and why';
create index job_step_of_job on job_step (job_id, id);

create table outbox (
    id         bigint generated always as identity primary key,
    job_id     text not null references job on delete cascade,
    round      int  not null,
    address    text not null,
    reason     text
);
comment on table outbox is 'Messages that belong to a committed change and are not yet known to be with the broker';
comment on column outbox.address is 'The address of all work, or a queue of dead letters';
