-- What each of us last chose to do with a ticket while answering: the button offers it first.
CREATE TABLE answer_habit (
    staff_id  BIGINT PRIMARY KEY REFERENCES staff (id),
    then_do   TEXT NOT NULL                  -- stay, wait, solve
);
