-- Every accepted revision of a profile, and what changed on which day.
create table customer_state (
    customer_id text primary key,
    revision    bigint  not null,
    erased      boolean not null,
    profile     jsonb
);
comment on table customer_state is 'The newest accepted profile, against which the next one is compared';

create table profile_change (
    customer_id    text   not null,
    revision       bigint not null,
    partition      int    not null,
    record_offset  bigint not null,
    occurred_at    timestamptz not null,
    changed_fields text[] not null,
    profile        jsonb  not null,
    primary key (customer_id, revision)
);
comment on column profile_change.record_offset is 'Where in the topic the revision came from; lets a rebuild recall revisions that compaction has removed';
create index profile_change_source on profile_change (partition, record_offset);

create table daily_field_count (
    day     date   not null,
    field   text   not null,
    changes bigint not null,
    primary key (day, field)
);
comment on table daily_field_count is 'How often each field changed per day (UTC) of the event time';
