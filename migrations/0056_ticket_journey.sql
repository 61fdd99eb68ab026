-- What the customer goes through with us as they write: one journey a ticket, the last word about it. The history is
-- in the events.
CREATE TABLE ticket_journey (
    ticket_id   BIGINT PRIMARY KEY REFERENCES ticket (id),
    journey_id  BIGINT NOT NULL REFERENCES journey (id),
    chosen_at   {moment} NOT NULL
);
CREATE INDEX ticket_journey_journey ON ticket_journey (journey_id, ticket_id);

-- Whether tickets of a journey are solved only with a cause.
ALTER TABLE journey ADD COLUMN cause_required BOOLEAN NOT NULL DEFAULT FALSE;
