-- A mail can come to a ticket by every proof and be about something else: whoever reads it is asked once.
ALTER TABLE entry ADD COLUMN strays BOOLEAN NOT NULL DEFAULT FALSE; -- its subject is another than the ticket's, and nobody has decided where it belongs
