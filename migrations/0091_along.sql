-- Who is in the conversation of tickets that are older than its being remembered (0086): their last mails say so, and
-- are looked at once. A desk without tickets has none.
INSERT INTO job (kind, payload, run_at, made_at)
SELECT 'channel.remember_along', '{"after": 0}', max(moved_at), max(moved_at) FROM ticket HAVING count(*) > 0;
