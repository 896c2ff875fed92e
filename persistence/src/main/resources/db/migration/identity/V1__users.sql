-- Who may sign in, and the keys of machines.
create table app_user (
    name          text primary key,
    password_hash text not null,
    roles         text[] not null,
    updated_at    timestamptz not null default now()
);
comment on table app_user is 'People and machines that may sign in';
comment on column app_user.password_hash is 'Argon2id in PHC string form: parameters, salt and hash in one';
comment on column app_user.roles is 'Names as in DESIGN: support-agent, fraud-analyst, operator, data-engineer, auditor, producer';

create table api_key (
    id         bigint generated always as identity primary key,
    key_hash   bytea not null unique,
    user_name  text not null references app_user on delete cascade,
    label      text not null,
    created_at timestamptz not null default now(),
    revoked_at timestamptz
);
comment on table api_key is 'Keys that machines present instead of a password; the key itself is never stored';
comment on column api_key.key_hash is 'SHA-256 of the key, which carries 256 random bits, so a slow hash adds nothing';
create index api_key_of_user on api_key (user_name);
