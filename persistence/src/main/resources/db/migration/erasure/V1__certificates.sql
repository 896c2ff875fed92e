-- Whom the platform has to forget, and which store has confirmed that it did.
create table request (
    id           bigint generated always as identity primary key,
    customer_id  text not null unique,
    revision     bigint not null,
    requested_by text not null,
    requested_at timestamptz not null default now(),
    published_at timestamptz,
    completed_at timestamptz
);
comment on table request is 'One row per erased customer; kept, since it is what keeps them erased and proves that they were';
comment on column request.revision is 'The revision that customer.erased carries';
comment on column request.published_at is 'When customer.erased and the tombstone stood in the topic; null until then';
comment on column request.completed_at is 'When the last store confirmed; null until then';
create index request_open on request (id) where completed_at is null;

create table fence (
    request_id bigint not null references request,
    topic      text   not null,
    partition  int    not null,
    end_offset bigint not null,
    primary key (request_id, topic, partition)
);
comment on table fence is 'Where each topic with personal data ended when the erasure stood in its own; what lies before may speak of the person';

create table confirmation (
    request_id   bigint not null references request,
    store        text   not null,
    kind         text   not null,
    state        text   not null check (state in ('open', 'confirmed', 'expires')),
    confirmed_at timestamptz,
    expires_at   timestamptz,
    how          text   not null,
    primary key (request_id, store)
);
comment on table confirmation is 'What each store that may hold the person says: a line of the certificate';
comment on column confirmation.expires_at is 'When a topic has dropped its records about the person by itself';
comment on column confirmation.how is 'How it was checked, or what is waited for';
