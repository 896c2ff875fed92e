-- Two who change the same finding at the same time: the second is refused instead of overwriting the first.
alter table finding add column version int not null default 0;
comment on column finding.version is 'Counts changes (optimistic lock)';
