-- Why the address of whoever wrote an entry is not believed: dmarc, server, several. NULL: nothing speaks against it.
ALTER TABLE entry ADD COLUMN doubt TEXT;
