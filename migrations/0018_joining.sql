-- Matters that turned out to be one, or to have to do with each other.

-- A merged ticket is closed, and its words stand on the other. No REFERENCES: rows of a backup come back
-- oldest first, and an old ticket may be merged into a new one.
ALTER TABLE ticket ADD COLUMN merged_into BIGINT;
CREATE INDEX ticket_merged ON ticket (merged_into) WHERE merged_into IS NOT NULL;

-- Two matters that have to do with each other; kept once, shown on both.
CREATE TABLE ticket_link (
    ticket_id  BIGINT NOT NULL REFERENCES ticket (id),
    other_id   BIGINT NOT NULL REFERENCES ticket (id),
    kind       TEXT NOT NULL,                -- what ticket_id is to other_id: related, follow_up, duplicate, caused_by
    made_at    {moment} NOT NULL,
    PRIMARY KEY (ticket_id, other_id)
);
CREATE INDEX ticket_link_other ON ticket_link (other_id);
