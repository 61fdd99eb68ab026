-- What customers are told, once, when they write while the company or their department is closed for days.
CREATE TABLE closing (
    id             {id},
    department_id  BIGINT REFERENCES department (id),  -- whose; NULL the company's
    first_day      TEXT NOT NULL,                      -- 2026-12-24, by its own calendar
    last_day       TEXT NOT NULL,
    words          {json} NOT NULL,                    -- by language; plain text with words in braces
    changed_at     {moment} NOT NULL,
    removed_at     {moment}                            -- since when it is said no more
);
CREATE INDEX closing_last_day ON closing (last_day);

-- Whom it was told, so that nobody is told twice.
CREATE TABLE closing_told (
    entry_id     BIGINT PRIMARY KEY REFERENCES entry (id), -- the mail that told it; it goes where this entry goes
    closing_id   BIGINT NOT NULL REFERENCES closing (id),
    identity_id  BIGINT NOT NULL REFERENCES identity (id)  -- who wrote
);
CREATE INDEX closing_told_closing ON closing_told (closing_id, identity_id);
