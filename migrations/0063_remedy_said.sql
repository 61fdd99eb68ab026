-- What was put into a draft about a remedy: its customer is told by an answer in which that stands, by no other. Empty
-- for what was put there before this was kept.
ALTER TABLE remedy_words ADD COLUMN said TEXT NOT NULL DEFAULT '';
