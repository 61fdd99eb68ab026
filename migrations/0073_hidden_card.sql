-- Whether numbers of payment cards stood in an entry and were hidden before it was written.
ALTER TABLE entry ADD COLUMN cards_hidden BOOLEAN NOT NULL DEFAULT FALSE;
