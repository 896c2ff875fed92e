-- Content in the object store: what each piece is, how far it came, and what still has to be published about it.
create table document (
    id              text collate "C" primary key,
    state           text not null check (state in ('UPLOADING', 'STORED', 'REMOVING', 'REMOVED')),
    media_type      text not null,
    file_name       text,
    customer_id     text,
    retain_until    timestamptz not null,
    expected_bytes  bigint,
    expected_sha256 text,
    upload_id       text,
    bytes           bigint,
    sha256          text,
    created_by      text not null,
    created_at      timestamptz not null default clock_timestamp(),
    touched_at      timestamptz not null default clock_timestamp(),
    stored_at       timestamptz,
    removed_at      timestamptz,
    reason          text,
    damage          text,
    check (state <> 'STORED' or (bytes is not null and sha256 is not null and stored_at is not null))
);
comment on table document is 'One row per document; it is there before its content is, so that content without a row is nobody''s';
comment on column document.id is 'Also the key of the content in the bucket; sorted as the object store sorts its keys';
comment on column document.state is 'UPLOADING until the store has confirmed all of it; REMOVING while its content goes';
comment on column document.customer_id is 'Whom it is about; gone with the content';
comment on column document.expected_bytes is 'What the sender of a resumable upload announced';
comment on column document.upload_id is 'The multipart upload of a resumable upload';
comment on column document.touched_at is 'When something of its content came last; a grace period begins here';
comment on column document.reason is 'Why it was removed';
comment on column document.damage is 'What was wrong with its content when it was read or looked for; null if nothing is known';
create index document_of_customer on document (customer_id) where customer_id is not null;
create index document_expiry on document (retain_until) where state = 'STORED';
create index document_unfinished on document (touched_at) where state in ('UPLOADING', 'REMOVING');
create index document_damaged on document (id) where damage is not null and state = 'STORED';

create table outbox (
    id   bigint generated always as identity primary key,
    type text not null,
    data jsonb not null
);
comment on table outbox is 'Events that belong to a committed change and are not yet known to be in Kafka';

create table sweep (
    id          bigint generated always as identity primary key,
    started_at  timestamptz not null,
    finished_at timestamptz not null,
    actor       text not null,
    report      jsonb not null
);
comment on table sweep is 'What each comparison of object store and table found and did';
