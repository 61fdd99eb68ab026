-- More of who is served: cards, remarks, organisations with several domains, finding.

ALTER TABLE customer ADD COLUMN zone TEXT;                           -- IANA time zone, when known
ALTER TABLE customer ADD COLUMN vip BOOLEAN NOT NULL DEFAULT FALSE;  -- everybody should know that this one matters
ALTER TABLE customer ADD COLUMN blocked_at {moment};                 -- since then, what they write is kept and nobody is called
ALTER TABLE customer ADD COLUMN contact_at {moment};                 -- when words last went either way: the list is sorted by it
ALTER TABLE customer ADD COLUMN merged_into BIGINT;                  -- this was the same person as that one; no reference, because a backup is read in order of ids
ALTER TABLE customer ADD COLUMN erased_at {moment};                  -- struck by law: the row says that somebody was served, and no more

UPDATE customer SET contact_at = coalesce(
    (SELECT max(t.moved_at) FROM identity i JOIN ticket t ON t.identity_id = i.id WHERE i.customer_id = customer.id), made_at);

-- Each list has an index of its own, for the same reason as the lists of tickets.
CREATE INDEX customer_contact ON customer (contact_at, id) WHERE merged_into IS NULL AND erased_at IS NULL;
CREATE INDEX customer_vip ON customer (contact_at, id) WHERE vip AND merged_into IS NULL AND erased_at IS NULL;
CREATE INDEX customer_blocked ON customer (contact_at, id) WHERE blocked_at IS NOT NULL AND merged_into IS NULL AND erased_at IS NULL;
CREATE INDEX customer_organisation ON customer (organisation_id, contact_at, id) WHERE merged_into IS NULL AND erased_at IS NULL;
CREATE INDEX customer_merged ON customer (merged_into) WHERE merged_into IS NOT NULL;

ALTER TABLE identity ADD COLUMN main BOOLEAN NOT NULL DEFAULT FALSE; -- of several addresses, the one to write to
ALTER TABLE identity ADD COLUMN proven_at {moment};                  -- since when we know that it is theirs
ALTER TABLE identity ADD COLUMN proven_by BIGINT REFERENCES staff (id); -- who made sure

ALTER TABLE organisation ADD COLUMN remark TEXT NOT NULL DEFAULT ''; -- what every colleague should know
ALTER TABLE organisation ADD COLUMN merged_into BIGINT;              -- it was the same as that one

-- Mail from these domains belongs to an organisation. The column organisation.domain is no longer read.
CREATE TABLE organisation_domain (
    domain           TEXT PRIMARY KEY,       -- lower case
    organisation_id  BIGINT NOT NULL REFERENCES organisation (id),
    made_at          {moment} NOT NULL
);
INSERT INTO organisation_domain (domain, organisation_id, made_at)
    SELECT domain, id, made_at FROM organisation WHERE domain IS NOT NULL;
CREATE INDEX organisation_domain_of ON organisation_domain (organisation_id);

-- What colleagues should know about a customer for as long as it is true.
CREATE TABLE customer_remark (
    id           {id},
    customer_id  BIGINT NOT NULL REFERENCES customer (id),
    staff_id     BIGINT REFERENCES staff (id), -- who wrote it; NULL when nobody remembers
    text         TEXT NOT NULL,
    pinned       BOOLEAN NOT NULL,           -- shown on every ticket of the customer
    made_at      {moment} NOT NULL,
    removed_at   {moment},                   -- true no longer
    removed_by   BIGINT REFERENCES staff (id)
);
CREATE INDEX customer_remark_of ON customer_remark (customer_id);
INSERT INTO customer_remark (customer_id, text, pinned, made_at)
    SELECT id, remark, TRUE, made_at FROM customer WHERE remark <> '';

-- By what customers are found: words of names, addresses, numbers. Folded, and kept as bytes of UTF-8, which
-- both engines compare alike, so that whatever begins with some letters is one range.
CREATE TABLE customer_word (
    word         {bytes} NOT NULL,
    customer_id  BIGINT NOT NULL REFERENCES customer (id),
    PRIMARY KEY (word, customer_id)
);
CREATE INDEX customer_word_of ON customer_word (customer_id);
-- The same for organisations.
CREATE TABLE organisation_word (
    word             {bytes} NOT NULL,
    organisation_id  BIGINT NOT NULL REFERENCES organisation (id),
    PRIMARY KEY (word, organisation_id)
);
CREATE INDEX organisation_word_of ON organisation_word (organisation_id);
