-- The instances of the application that run against this database.
create table node (
    name       text        primary key,
    started_at timestamptz not null,
    seen_at    timestamptz not null default now(),
    partitions jsonb       not null
);
comment on table node is 'One row for each instance, which writes it anew every two seconds';
comment on column node.partitions is 'How many partitions the instance reads, by consumer group';
