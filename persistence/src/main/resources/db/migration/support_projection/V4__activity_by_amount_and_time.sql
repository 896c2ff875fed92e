-- Amounts of a currency within a time: a search reads one part of the index, and counts without looking at the rows.
create index activity_of_currency on activity (currency, occurred_at, amount) where amount is not null;
