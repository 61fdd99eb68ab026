-- Prepared steps.

-- A macro. It is put away, never deleted.
CREATE TABLE macro (
    id             {id},
    name           TEXT NOT NULL,
    name_key       TEXT NOT NULL,             -- folded
    owner_id       BIGINT REFERENCES staff (id),      -- whose alone it is; NULL for a shared one
    department_id  BIGINT REFERENCES department (id), -- of a shared one: whose; NULL for everybody's
    steps          {json} NOT NULL,           -- what it does, in order: [{"do": "priority", "level": "high"}, …]
    made_at        {moment} NOT NULL,
    changed_at     {moment} NOT NULL,
    archived_at    {moment}
);

-- How often each person used it: lists begin with what one uses most.
CREATE TABLE macro_use (
    macro_id  BIGINT NOT NULL REFERENCES macro (id),
    staff_id  BIGINT NOT NULL REFERENCES staff (id),
    uses      BIGINT NOT NULL,
    used_at   {moment} NOT NULL,
    PRIMARY KEY (macro_id, staff_id)
);
