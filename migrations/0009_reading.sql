-- How far each of us has read a ticket: lists show to each what is new to them.
CREATE TABLE reading (
    ticket_id  BIGINT NOT NULL REFERENCES ticket (id),
    staff_id   BIGINT NOT NULL REFERENCES staff (id),
    entry_id   BIGINT NOT NULL,              -- the newest entry seen; it only grows
    PRIMARY KEY (ticket_id, staff_id)
);
