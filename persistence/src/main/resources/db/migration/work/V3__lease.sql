-- A worker has a job for a time that it extends, instead of a lock for as long as it works.
alter table job add column leased_until timestamptz;
comment on column job.leased_until is 'Until when a worker has the job, unless it extends that; null or past if none has it';
comment on column job.attempts is 'How often a worker began it in this round; the number of its attempt is what a worker proves that nobody took the job over';
