-- A job whose worker is gone still says RUNNING when its deadline passes.
drop index job_deadline;
create index job_deadline on job (deadline)
    where state in ('QUEUED', 'RUNNING', 'RETRYING') and deadline is not null;
