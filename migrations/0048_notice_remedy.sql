-- Notices of remedies: two remedies on one ticket are two lines behind a bell, and that one waits is no news any
-- more when it is decided.
ALTER TABLE notice ADD COLUMN remedy_id BIGINT NOT NULL DEFAULT 0; -- 0 for what tells of none
DROP INDEX notice_unread;
CREATE UNIQUE INDEX notice_unread ON notice (staff_id, kind, about, question_id, remedy_id) WHERE read_at IS NULL;
CREATE INDEX notice_remedy ON notice (remedy_id) WHERE read_at IS NULL AND remedy_id > 0;
