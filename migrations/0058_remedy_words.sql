-- Whose draft the words of a remedy were put into: its customer is told when that answer goes, not before.
CREATE TABLE remedy_words (
    remedy_id  BIGINT NOT NULL REFERENCES remedy (id),
    staff_id   BIGINT NOT NULL REFERENCES staff (id),
    PRIMARY KEY (remedy_id, staff_id)
);
ALTER TABLE remedy ADD COLUMN told_in BIGINT REFERENCES entry (id); -- the answer that tells it; `told_at`: when that was written
CREATE INDEX remedy_told_in ON remedy (told_in) WHERE told_in IS NOT NULL;
