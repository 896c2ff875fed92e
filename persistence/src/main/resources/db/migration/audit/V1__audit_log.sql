-- Who did what, when and why. Rows are appended and never change; each is chained to the one before it.
create table entry (
    seq      bigint primary key check (seq > 0),
    at       timestamptz not null,
    actor    text  not null,
    action   text  not null,
    subject  text,
    reason   text,
    detail_names  text[] not null,
    detail_values text[] not null check (cardinality(detail_values) = cardinality(detail_names)),
    previous bytea not null check (length(previous) = 32),
    hash     bytea not null unique check (length(hash) = 32)
);
comment on table entry is 'The audit log: gapless, append-only, hash-chained';
comment on column entry.seq is 'Counts from 1 without a gap';
comment on column entry.actor is 'The user who did it; unknown for a sign-in under a name that nobody has';
comment on column entry.subject is 'A customer id, a group, a job: never a name or an address';
comment on column entry.reason is 'What the actor typed';
comment on column entry.detail_names is 'Further details: their names, sorted';
comment on column entry.detail_values is 'Further details: the value of each name';
comment on column entry.previous is 'The hash of the row before; 32 zeros before the first';
comment on column entry.hash is 'SHA-256 over previous and this row in its canonical form (docs/audit.md)';
create index entry_of_actor on entry (actor, seq);
create index entry_of_action on entry (action, seq);
create index entry_of_subject on entry (subject, seq);

create table head (
    only_one boolean primary key default true check (only_one),
    seq      bigint not null,
    hash     bytea  not null
);
comment on table head is 'The newest row; whoever appends locks it until the end of the transaction, so that the chain has no gap';
insert into head (seq, hash) values (0, decode(repeat('00', 32), 'hex'));

create function refuse() returns trigger language plpgsql as $$
begin
    raise exception 'the audit log only grows: % of % is refused', tg_op, tg_table_name
        using errcode = 'insufficient_privilege';
end $$;

create function only_onward() returns trigger language plpgsql as $$
begin
    if new.seq <> old.seq + 1 then
        raise exception 'the head of the audit log moves by one, not from % to %', old.seq, new.seq
            using errcode = 'insufficient_privilege';
    end if;
    return new;
end $$;

create trigger entry_stays before update or delete on entry for each row execute function refuse();
create trigger entry_is_kept before truncate on entry for each statement execute function refuse();
create trigger head_goes_on before update on head for each row execute function only_onward();
create trigger head_stays before delete on head for each row execute function refuse();
create trigger head_is_kept before truncate on head for each statement execute function refuse();
