-- Notices that tell of a question: each question has a line of its own, so that one can be answered, and be over,
-- without the others.
ALTER TABLE notice ADD COLUMN question_id BIGINT NOT NULL DEFAULT 0; -- 0 for what tells of none
DROP INDEX notice_unread;
CREATE UNIQUE INDEX notice_unread ON notice (staff_id, kind, about, question_id) WHERE read_at IS NULL;
CREATE INDEX notice_question ON notice (question_id) WHERE read_at IS NULL AND question_id > 0;
