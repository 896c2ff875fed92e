-- Whom a job is about, so that an erasure finds it.
alter table job add column customer_id text;
comment on column job.customer_id is 'The customer whom the job is about, if its sender named one';
create index job_customer on job (customer_id) where customer_id is not null;

alter table job drop constraint job_state_check;
alter table job add constraint job_state_check
    check (state in ('QUEUED', 'RUNNING', 'RETRYING', 'DONE', 'DEAD', 'ERASED'));
comment on column job.state is 'ERASED: its customer was erased before it was done; nothing is left to do';
