-- How far each consumer group has come. Rows change in the same transaction as the group's effects.
create table consumer_group (
    name          text primary key,
    desired_state text not null default 'RUNNING' check (desired_state in ('RUNNING', 'PAUSED')),
    last_error    text,
    last_error_at timestamptz
);
comment on table consumer_group is 'What an operator wants of a group, and what last went wrong in it';

create table position (
    group_name    text   not null references consumer_group,
    topic         text   not null,
    partition     int    not null,
    next_offset   bigint not null,
    applied       bigint not null default 0,
    skipped       bigint not null default 0,
    dead_lettered bigint not null default 0,
    updated_at    timestamptz not null default now(),
    primary key (group_name, topic, partition)
);
comment on table position is 'The next offset a group has not yet applied, per partition';
comment on column position.skipped is 'Records without effect: stale revisions, duplicates, changes after an erasure';

create table rebuild (
    id           bigint generated always as identity primary key,
    group_name   text not null references consumer_group,
    state        text not null check (state in ('RUNNING', 'SUCCEEDED', 'FAILED')),
    records_read bigint not null default 0,
    rows         bigint not null default 0,
    seconds      double precision not null default 0,
    hash_before  text,
    hash_after   text,
    error        text,
    started_at   timestamptz not null default now()
);
comment on table rebuild is 'The report of each rebuild of a group from the start of its topic';
create unique index rebuild_one_at_a_time on rebuild (group_name) where state = 'RUNNING';
