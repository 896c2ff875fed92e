-- Events about documents wait in the common outbox, in the order in which they were appended here. The old table goes: a node
-- of an older version then refuses to store documents, where it would otherwise leave events that nobody publishes.
-- Nobody writes here between the copy and the end of the table.
lock table outbox in access exclusive mode;

insert into outbox.event (topic, key, source, event_id, event)
select 'document-events', data ->> 'documentId', '/documents', waiting.event_id,
       jsonb_build_object('specversion', '1.0', 'id', waiting.event_id, 'source', '/documents', 'type', type,
                          'time', coalesce(data -> 'storedAt', data -> 'removedAt'),
                          'datacontenttype', 'application/json', 'data', data)
from (select id, type, data, (data ->> 'documentId') || replace(type, 'document.', '-') as event_id from outbox) waiting
order by id
on conflict (source, event_id) do nothing;

drop table outbox;
