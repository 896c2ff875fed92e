-- What operators did about dead letters. The letters themselves are in Kafka; a letter without a row waits.
create table dead_letter_redrive (
    group_name    text   not null references consumer_group,
    topic         text   not null,
    partition     int    not null,
    record_offset bigint not null,
    state         text   not null check (state in ('DEAD', 'SETTLED')),
    reason        text,
    record_key    text,
    written_at    timestamptz,
    header_names  text[],
    header_values text[],
    value         bytea,
    changed_by    text        not null,
    changed_at    timestamptz not null default now(),
    primary key (group_name, topic, partition, record_offset)
);
comment on table dead_letter_redrive is 'One row per record that was corrected, refused again or applied after it was dead';
comment on column dead_letter_redrive.topic is 'With partition and record_offset: where the record stood when it was first read';
comment on column dead_letter_redrive.state is 'DEAD: corrected, or refused again for another reason; SETTLED: applied, or no longer news';
comment on column dead_letter_redrive.value is 'The corrected value, with key, time and headers of the record, so that a rebuild can repeat it; null if it was not corrected';
