-- What the live check found, so that drift is seen over time.
create table finding (
    id          bigint generated always as identity primary key,
    rule        text not null,
    severity    text not null check (severity in ('critical', 'warning', 'info')),
    subject     text not null,
    workload    text,
    summary     text not null,
    evidence    jsonb not null,
    advice      text not null,
    first_seen  timestamptz not null,
    opened_at   timestamptz not null,
    last_seen   timestamptz not null,
    resolved_at timestamptz,
    occurrences int not null default 1,
    unique (rule, subject)
);
comment on table finding is 'Each thing that was ever found once; one that returns opens again';
comment on column finding.subject is 'A topic, a group, a workload, or a group on a topic as group/topic';
comment on column finding.evidence is 'The figures of the last time it was seen';
comment on column finding.opened_at is 'Since when it is open, or was open the last time';
comment on column finding.occurrences is 'How often it opened';
create index finding_open on finding (id) where resolved_at is null;

create table topic_reader (
    topic      text not null,
    group_name text not null,
    first_seen timestamptz not null,
    last_seen  timestamptz not null,
    primary key (topic, group_name)
);
comment on table topic_reader is 'Which groups were ever seen to read a topic; Kafka forgets a group a week after it left';

create table live_check (
    only_one    boolean primary key default true check (only_one),
    finished_at timestamptz not null,
    seconds     double precision not null,
    problem     text
);
comment on table live_check is 'The last check, by whichever instance';
comment on column live_check.problem is 'Why nothing could be checked; null if it could';
