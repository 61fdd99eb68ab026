-- Two windows may write one draft: each save says which version it knows, and from which window it comes.
ALTER TABLE draft ADD COLUMN version BIGINT NOT NULL DEFAULT 1;
ALTER TABLE draft ADD COLUMN saved_in TEXT NOT NULL DEFAULT '';
CREATE INDEX draft_staff ON draft (staff_id, saved_at);
