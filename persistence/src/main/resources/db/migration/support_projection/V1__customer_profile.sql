-- The current profile of each customer, as support looks it up.
create table customer_profile (
    customer_id       text primary key,
    revision          bigint  not null,
    erased            boolean not null,
    occurred_at       timestamptz,
    given_name        text,
    family_name       text,
    email             text,
    phone             text,
    country           text,
    marketing_consent boolean,
    delivery_address  jsonb,
    invoice           jsonb
)
-- Most changes leave the e-mail address alone; with room on the page such a row is replaced without touching an index.
with (fillfactor = 80);
comment on column customer_profile.erased is 'True once the customer was erased: the row then holds no personal data and never changes again';
create index customer_profile_email on customer_profile (lower(email), customer_id);
