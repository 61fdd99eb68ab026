-- What was answered lately, for what the directory learns of who answers what; and of one department, for its page.
CREATE INDEX question_answered ON question (ended_at) WHERE state = 'answered';
CREATE INDEX question_over ON question (department_id, ended_at) WHERE state <> 'open';
