-- What passed on while somebody was away, so that they are told of it when they are back, and can take it back.
CREATE TABLE passed_on (
    absence_id  BIGINT NOT NULL REFERENCES absence (id),
    entry_id    BIGINT NOT NULL REFERENCES entry (id),   -- the change that says so: it goes along when tickets are merged
    staff_id    BIGINT REFERENCES staff (id),            -- to whom; NULL back to the queue
    PRIMARY KEY (absence_id, entry_id)
);
