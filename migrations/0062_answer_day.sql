-- Whose ticket it was meanwhile: passed on to another department, it begins another interval. NULL: as the ticket is.
ALTER TABLE holding ADD COLUMN department_id BIGINT REFERENCES department (id);
UPDATE holding SET department_id = (SELECT department_id FROM ticket WHERE ticket.id = holding.ticket_id);

-- Which journey a ticket is counted for; that follows the journey it belongs to. Days are added up by it.
CREATE TABLE journey_ticket (
    ticket_id   BIGINT PRIMARY KEY REFERENCES ticket (id),
    journey_id  BIGINT NOT NULL REFERENCES journey (id)
);
CREATE INDEX journey_ticket_journey ON journey_ticket (journey_id, ticket_id);

-- Tickets that may have to be counted for another journey.
CREATE TABLE stale_ticket (
    ticket_id  BIGINT PRIMARY KEY REFERENCES ticket (id)
);
INSERT INTO stale_ticket (ticket_id)
    SELECT ticket_id FROM ticket_journey;

-- Every day is written anew: by journeys too, and by the department whose the ticket was then.
DROP TABLE ledger_day;
DELETE FROM setting WHERE name = 'insight';

-- Where the time of tickets went, day by day: the sum of the ledger's intervals, for reports over many tickets.
-- A day is written when it is over, and can be computed again from the ledger at any time.
CREATE TABLE ledger_day (
    journey_id     BIGINT NOT NULL,          -- 0: of all tickets
    day            BIGINT NOT NULL,          -- days since 1970-01-01, in the company's zone
    department_id  BIGINT NOT NULL REFERENCES department (id), -- whose tickets
    whose          TEXT NOT NULL,            -- who had the time: nobody, staff, department, outside, customer
    party_id       BIGINT NOT NULL,          -- the department that was asked; 0 for others
    micros         BIGINT NOT NULL,
    turns          BIGINT NOT NULL,          -- intervals that began that day
    PRIMARY KEY (journey_id, day, department_id, whose, party_id)
);

-- How departments answered, day by day: of the questions asked that day, those that are over. Those that are still open
-- are few, and counted when somebody looks.
CREATE TABLE answer_day (
    journey_id     BIGINT NOT NULL,          -- 0: of all
    day            BIGINT NOT NULL,          -- on which they were asked
    department_id  BIGINT NOT NULL REFERENCES department (id), -- who was asked
    asked          BIGINT NOT NULL,
    answered       BIGINT NOT NULL,
    in_time        BIGINT NOT NULL,
    declined       BIGINT NOT NULL,
    late           BIGINT NOT NULL,
    spread         {bytes} NOT NULL,         -- how long the answers took: a histogram, as insight::spread writes it
    PRIMARY KEY (journey_id, day, department_id)
);

-- What went wrong, day by day: how many tickets had a cause named that day that still stands.
CREATE TABLE cause_day (
    journey_id     BIGINT NOT NULL,          -- 0: of all
    day            BIGINT NOT NULL,
    department_id  BIGINT NOT NULL REFERENCES department (id), -- whose tickets
    cause_id       BIGINT NOT NULL REFERENCES cause (id),
    tickets        BIGINT NOT NULL,
    PRIMARY KEY (journey_id, day, department_id, cause_id)
);

-- Days of which something has changed since they were written. Until they are counted again, reports read the
-- questions and causes themselves.
CREATE TABLE stale_day (
    what  TEXT NOT NULL,                     -- answers, causes
    day   BIGINT NOT NULL,
    PRIMARY KEY (what, day)
);

CREATE INDEX question_asked_at ON question (asked_at, id);
