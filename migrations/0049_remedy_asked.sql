-- Who has an open step to decide, as they were last told: who goes, comes, or works elsewhere changes it, and only
-- those for whom it is new are told again.
CREATE TABLE remedy_asked (
    step_id   BIGINT NOT NULL REFERENCES approval_step (id),
    staff_id  BIGINT NOT NULL REFERENCES staff (id),
    PRIMARY KEY (step_id, staff_id)
);
