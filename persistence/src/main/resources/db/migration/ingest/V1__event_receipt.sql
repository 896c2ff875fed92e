-- Which events were accepted, so that the same event sent again is acknowledged without a second effect.
create table event_receipt (
    source      text        not null,
    id          text        not null,
    topic       text        not null,
    partition   int         not null,
    "offset"    bigint      not null,
    fingerprint bigint      not null,
    accepted_at timestamptz not null default now(),
    primary key (source, id)
);

create index event_receipt_accepted_at on event_receipt (accepted_at);

comment on table event_receipt is 'One row per accepted event, kept for seven days';
comment on column event_receipt.source is 'CloudEvents source; with id it names the event';
comment on column event_receipt.id is 'CloudEvents id';
comment on column event_receipt.topic is 'Where the event stands in Kafka: topic, partition and offset';
comment on column event_receipt.fingerprint is 'First 64 bits of the SHA-256 of the event; tells a repetition from a different event under the same id';
comment on column event_receipt.accepted_at is 'When the receipt was written; older ones are pruned';
