-- What the group search-index has to remember beside the index itself.
create table activity_index (
    only_row boolean primary key default true check (only_row),
    name     text not null
);
comment on table activity_index is 'The index in OpenSearch that belongs to this schema; the shadow schema of a rebuild has its own';

create table erased_customer (
    customer_id text primary key
);
comment on table erased_customer is 'Customers whose activity never enters the index again, however late it is told';
