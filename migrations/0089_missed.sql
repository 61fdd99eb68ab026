-- Who of several does not have a message that others got.

-- Of a message that went: [{"address", "state", "note", "next"}]. The state is waiting (tried again at next, for them
-- alone), sending, failed or unsure; nobody here: everybody has it, or nobody has (then delivery says so).
ALTER TABLE entry ADD COLUMN missed {json} NOT NULL DEFAULT '[]';
