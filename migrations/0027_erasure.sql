-- Words that must go.

-- Who struck a person, when and why. What stood there is gone; this is what is left of it.
CREATE TABLE customer_erasure (
    id           {id},
    customer_id  BIGINT NOT NULL REFERENCES customer (id),
    staff_id     BIGINT REFERENCES staff (id), -- who decided; NULL at the command line
    at           {moment} NOT NULL,
    why          TEXT NOT NULL,              -- the law and what it leaves standing, in their words
    entries      BIGINT NOT NULL             -- how many lost their words
);
CREATE INDEX customer_erasure_of ON customer_erasure (customer_id);

ALTER TABLE entry ADD COLUMN struck_at {moment};   -- its words are gone since then; that it was is not
ALTER TABLE entry ADD COLUMN struck_by BIGINT REFERENCES staff (id);
ALTER TABLE entry ADD COLUMN struck_why TEXT;      -- in the words of whoever decided
ALTER TABLE entry ADD COLUMN silent BOOLEAN NOT NULL DEFAULT FALSE; -- a person wrote it and nobody is called: the sender was blocked
