-- Two who move the same erasure on at the same time: the second is refused instead of overwriting the first.
alter table request add column version int not null default 0;
comment on column request.version is 'Counts changes of the erasure and of its certificate (optimistic lock)';
