-- Findings and readers belong to a cluster of Kafka: the same topic may be on two.
alter table finding add column cluster text not null default '';
update finding set cluster = 'business'
where rule not like 'queue-%' and rule not like 'broker-%' and rule not like 'connect%' and rule <> 'content-damaged';
alter table finding alter column cluster drop default;
alter table finding drop constraint finding_rule_subject_key;
alter table finding add unique (cluster, rule, subject);
comment on column finding.cluster is 'business, logging, or empty for what is on no cluster of Kafka';

alter table topic_reader add column cluster text not null default 'business';
alter table topic_reader alter column cluster drop default;
alter table topic_reader drop constraint topic_reader_pkey;
alter table topic_reader add primary key (cluster, topic, group_name);

comment on column live_check.problem is 'Why a cluster could not be checked; null if all could';
