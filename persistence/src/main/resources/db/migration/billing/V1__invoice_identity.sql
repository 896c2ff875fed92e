-- To whom a customer's invoices are made out now.
create table invoice_identity (
    customer_id text primary key,
    revision    bigint  not null,
    erased      boolean not null,
    name        text,
    vat_id      text,
    email       text,
    street      text,
    city        text,
    postal_code text,
    region      text,
    country     text
)
with (fillfactor = 80);
