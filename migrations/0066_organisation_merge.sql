-- Who belonged to an organisation when it was merged into another: taken back, they return, unless somebody has moved
-- them since.
CREATE TABLE organisation_moved (
    organisation_id  BIGINT NOT NULL REFERENCES organisation (id), -- the one that was given up
    customer_id      BIGINT NOT NULL REFERENCES customer (id),
    PRIMARY KEY (organisation_id, customer_id)
);
CREATE INDEX organisation_moved_customer ON organisation_moved (customer_id);

-- Its domains at that time.
CREATE TABLE organisation_moved_domain (
    organisation_id  BIGINT NOT NULL REFERENCES organisation (id), -- the one that was given up
    domain           TEXT NOT NULL,
    PRIMARY KEY (organisation_id, domain)
);
