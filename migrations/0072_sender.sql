-- How customers read who wrote to them: the person and the mailbox (both), the mailbox alone, the person alone.
ALTER TABLE mailbox ADD COLUMN sender TEXT NOT NULL DEFAULT 'both';
