-- How far in time a group has come, so that an answer can say how old it is.
alter table position add column newest timestamptz;
comment on column position.newest is 'When the newest record that the group has applied or passed over was written to the topic';
