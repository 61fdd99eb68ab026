-- What each thing done about a remedy was about: proposed anew it is another, and what was said before was said of what
-- was proposed then. NULL for what was done before that was kept.
ALTER TABLE remedy_deed ADD COLUMN offer {json};
ALTER TABLE remedy_deed ADD COLUMN cost BIGINT; -- what that would have cost us, at most, in minor units
CREATE INDEX remedy_deed_step ON remedy_deed (step_id) WHERE step_id IS NOT NULL;
