-- Where to send a customer's parcels now.
create table delivery_address (
    customer_id text primary key,
    revision    bigint  not null,
    erased      boolean not null,
    recipient   text,
    street      text,
    city        text,
    postal_code text,
    region      text,
    country     text
)
with (fillfactor = 80);
