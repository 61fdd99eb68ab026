-- When a mail came for a mailbox: the number of the quarter of an hour since 1970 (UTC), of which days of any zone
-- are made. NULL only for what a version before this one keeps beside it, which counts no mails as seen either.
ALTER TABLE arrival_mailbox ADD COLUMN quarter BIGINT;
UPDATE arrival_mailbox SET quarter = (SELECT floor(extract(epoch FROM a.kept_at) / 900)::bigint FROM arrival a WHERE a.id = arrival_mailbox.arrival_id);
CREATE INDEX arrival_mailbox_quarter ON arrival_mailbox (mailbox_id, quarter);
