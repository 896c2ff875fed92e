-- Everything customers did, one row for each business event.
create table activity (
    source        text   collate "C" not null,
    id            text   collate "C" not null,
    customer_id   text   not null,
    type          text   not null,
    occurred_at   timestamptz not null,
    amount        numeric,
    currency      text,
    category      text,
    text          text,
    order_id      text,
    topic         text   not null,
    partition     int    not null,
    record_offset bigint not null,
    data          jsonb  not null,
    primary key (source, id),
    check ((amount is null) = (currency is null))
);
comment on table activity is 'What an agent sees of a customer; rows of erased customers are deleted and never come back';
comment on column activity.source is 'CloudEvents source; with id it names the event, so that a repetition changes nothing';
comment on column activity.occurred_at is 'When it happened in the business, which is not when it was published';
comment on column activity.amount is 'An order''s total, a payment, the value of returned lines, the price of what was looked at';
comment on column activity.category is 'A support category, an order''s status, how was paid, a product category; found by its words, in OpenSearch';
comment on column activity.text is 'Words to find it by; indexed in OpenSearch, not here';
comment on column activity.record_offset is 'Where the event was read first; lets a rebuild keep what retention has removed from the topic';

-- A customer's timeline, also within a time. The key breaks ties by a sort of the few rows of one moment.
create index activity_of_customer on activity (customer_id, occurred_at);
-- Everybody's activity by time.
create index activity_time on activity (occurred_at);
-- By amount, within a currency or in general.
create index activity_amount on activity (amount, currency) where amount is not null;

-- Whom new activity must not bring back.
create index customer_profile_erased on customer_profile (customer_id) where erased;

-- An e-mail address by its beginning, whatever the collation; the new index serves whole addresses too.
drop index customer_profile_email;
create index customer_profile_email on customer_profile (lower(email) text_pattern_ops, customer_id);
