-- The table that the sink fills: its columns are the fields of a profile, flattened. %s is the schema.
create table %1$s.sink (
    customerid text primary key, revision bigint not null, givenname text, familyname text, email text,
    phone text, country text, marketingconsent boolean, deliveryaddress_street text,
    deliveryaddress_city text, deliveryaddress_postalcode text, deliveryaddress_region text,
    deliveryaddress_country text, invoice_name text, invoice_vatid text, invoice_email text,
    invoice_address_street text, invoice_address_city text, invoice_address_postalcode text,
    invoice_address_region text, invoice_address_country text);
create index sink_email on %1$s.sink (lower(email), customerid);
