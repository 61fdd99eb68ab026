-- Prepared words.

-- A prepared answer. It is put away, never deleted: what it was used for stays countable.
CREATE TABLE template (
    id             {id},
    name           TEXT NOT NULL,
    name_key       TEXT NOT NULL,             -- folded, for sorting
    shortcut       TEXT NOT NULL,             -- typed after a semicolon; '' for none; lower case
    folder         TEXT NOT NULL,             -- where lists show it; '' for none
    owner_id       BIGINT REFERENCES staff (id),      -- whose alone it is; NULL for a shared one
    department_id  BIGINT REFERENCES department (id), -- of a shared one: whose; NULL for everybody's
    purpose        TEXT NOT NULL,             -- reply, note, both
    search_key     TEXT NOT NULL,             -- folded name, shortcut, folder and words
    made_at        {moment} NOT NULL,
    changed_at     {moment} NOT NULL,
    archived_at    {moment}
);
-- One shortcut leads to one template: among the shared ones, and among each person's own.
CREATE UNIQUE INDEX template_shortcut ON template (COALESCE(owner_id, 0), shortcut) WHERE archived_at IS NULL AND shortcut <> '';

-- Its words, one row for each language.
CREATE TABLE template_variant (
    template_id  BIGINT NOT NULL REFERENCES template (id),
    language     TEXT NOT NULL,
    place        BIGINT NOT NULL,             -- the first is used when neither customer nor company speaks another
    html         TEXT NOT NULL,               -- sanitised; names only words in braces that are known
    PRIMARY KEY (template_id, language)
);

-- How often each person used it: lists begin with what one uses most.
CREATE TABLE template_use (
    template_id  BIGINT NOT NULL REFERENCES template (id),
    staff_id     BIGINT NOT NULL REFERENCES staff (id),
    uses         BIGINT NOT NULL,
    used_at      {moment} NOT NULL,
    PRIMARY KEY (template_id, staff_id)
);
