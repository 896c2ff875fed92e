-- A customer's activity of one type, for the timeline narrowed to it and for the summary, which adds up payments, returns,
-- orders and conversations: with 10,000 events of one customer it is the difference between milliseconds and tens of them.
create index activity_of_type on activity (customer_id, type, occurred_at);
