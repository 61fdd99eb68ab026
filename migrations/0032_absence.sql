-- Whoever is away holds nothing: what waits for them passes to whoever stands in.
CREATE TABLE absence (
    id             {id},
    staff_id       BIGINT NOT NULL REFERENCES staff (id),
    since          {moment} NOT NULL,
    until          {moment},                          -- back from then on; NULL until further notice
    substitute_id  BIGINT REFERENCES staff (id),      -- for everything, where no duty names another
    reason         TEXT NOT NULL DEFAULT '',          -- own words; colleagues see them
    made_by        BIGINT REFERENCES staff (id),      -- themselves, or a lead for someone ill
    made_at        {moment} NOT NULL,
    began_at       {moment},                          -- when it was told, and what waits passed on
    ended_at       {moment}                           -- over, or called off before it began
);
CREATE INDEX absence_staff ON absence (staff_id, since);
CREATE INDEX absence_open ON absence (since) WHERE ended_at IS NULL;

-- Somebody else for one duty than for the rest.
CREATE TABLE absence_substitute (
    absence_id     BIGINT NOT NULL REFERENCES absence (id),
    duty           TEXT NOT NULL,                     -- tickets, questions, approvals, calls
    substitute_id  BIGINT NOT NULL REFERENCES staff (id),
    PRIMARY KEY (absence_id, duty)
);
