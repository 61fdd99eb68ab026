-- What customers go through with us, and who answers for it: remedies and approvals ask for it.
CREATE TABLE journey (
    id             {id},
    name           TEXT NOT NULL,
    name_key       TEXT NOT NULL UNIQUE,
    department_id  BIGINT NOT NULL REFERENCES department (id), -- who owns it
    made_at        {moment} NOT NULL,
    archived_at    {moment}
);
