-- Rounds of a question that are over: asked further, it begins another, with a clock of its own. The one that runs, or
-- ran last, is the question's own.
CREATE TABLE past_round (
    id             {id},
    question_id    BIGINT NOT NULL REFERENCES question (id),
    department_id  BIGINT REFERENCES department (id), -- the question's, so that a department's are found by their days
    state          TEXT NOT NULL,            -- how it ended: answered, declined, withdrawn
    asked_at       {moment} NOT NULL,
    due_at         {moment} NOT NULL,
    ended_at       {moment} NOT NULL,
    ended_by       BIGINT REFERENCES staff (id)
);
CREATE INDEX past_round_question ON past_round (question_id);
CREATE INDEX past_round_department ON past_round (department_id, asked_at);
CREATE INDEX past_round_asked ON past_round (asked_at, question_id);
CREATE INDEX past_round_ended ON past_round (ended_by, ended_at);
CREATE INDEX past_round_answered ON past_round (ended_at) WHERE state = 'answered';

-- Every round of every question: what is counted.
CREATE VIEW question_round AS
    SELECT id AS question_id, asking_id, department_id, state, asked_at, due_at, ended_at, ended_by FROM question
    UNION ALL
    SELECT r.question_id, q.asking_id, r.department_id, r.state, r.asked_at, r.due_at, r.ended_at, r.ended_by
        FROM past_round r JOIN question q ON q.id = r.question_id;
