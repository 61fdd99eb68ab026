-- A rule that is taken away is kept: what was asked by it can still be understood.
ALTER TABLE approval_rule ADD COLUMN archived_at {moment};
