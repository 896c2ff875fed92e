-- Two who change the same row at the same time: the second is refused instead of overwriting the first.
alter table app_user add column version int not null default 0;
alter table api_key add column version int not null default 0;
comment on column app_user.version is 'Counts changes (optimistic lock)';
comment on column api_key.version is 'Counts changes (optimistic lock)';
