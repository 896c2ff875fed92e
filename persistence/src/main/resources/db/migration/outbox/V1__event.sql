-- Events that belong to a committed change and are not yet known to be in Kafka.
create table event (
    id          bigint generated always as identity primary key,
    topic       text not null,
    key         text not null,
    source      text not null,
    event_id    text not null,
    event       jsonb not null,
    appended_at timestamptz not null default clock_timestamp(),
    unique (source, event_id)
);
comment on table event is 'Events that rooms append in the transaction of their own effect; a row goes once Kafka has the event';
comment on column event.key is 'The Kafka key: of the events of a topic and a key only the oldest is published, the next one after it';
comment on column event.event is 'The whole CloudEvent as it is published';
create index event_order on event (topic, key, id);
