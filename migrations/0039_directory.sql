-- Who answers for what, in their own words; and what a department promises the others.
ALTER TABLE staff ADD COLUMN answers_for TEXT NOT NULL DEFAULT '';
ALTER TABLE department ADD COLUMN answers_for TEXT NOT NULL DEFAULT '';
ALTER TABLE department ADD COLUMN answer_minutes BIGINT NOT NULL DEFAULT 240;      -- of its working time, until a question is answered
-- Answers for it while its leads are away; a staff member, without a reference: a backup brings departments back first.
ALTER TABLE department ADD COLUMN deputy_id BIGINT;
