-- By which policy an entry's HTML was made safe: when the policy changes, older ones are made anew. What is there was
-- made by the first.
ALTER TABLE entry ADD COLUMN html_policy BIGINT NOT NULL DEFAULT 1;
CREATE INDEX entry_html_policy ON entry (html_policy, id) WHERE html IS NOT NULL;
