-- What colleagues say to internal words with one sign: agreed, done, seen, thanks; or that they stand above the timeline.
CREATE TABLE entry_mark (
    entry_id  BIGINT NOT NULL REFERENCES entry (id),
    staff_id  BIGINT NOT NULL REFERENCES staff (id),
    sign      TEXT NOT NULL,                 -- agree, done, seen, thanks; pin
    made_at   {moment} NOT NULL,
    PRIMARY KEY (entry_id, staff_id, sign)
);

ALTER TABLE entry ADD COLUMN mended_at {moment}; -- of a note, when its author last mended it

-- What a note said before it was mended.
CREATE TABLE entry_before (
    id        {id},
    entry_id  BIGINT NOT NULL REFERENCES entry (id),
    text      TEXT NOT NULL,
    until     {moment} NOT NULL
);
CREATE INDEX entry_before_entry ON entry_before (entry_id, id);
