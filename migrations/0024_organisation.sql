-- How departments are led and closed, and how long invitations last.

-- Who answers for a department's work; a department may have several, or none.
ALTER TABLE staff_department ADD COLUMN leads BOOLEAN NOT NULL DEFAULT FALSE;

-- Whether collaborators of this department see customers' addresses and phones, or only their names.
ALTER TABLE department ADD COLUMN shows_contacts BOOLEAN NOT NULL DEFAULT TRUE;
-- No longer there for new work; what it did stays its own.
ALTER TABLE department ADD COLUMN archived_at {moment};

-- For how many days the link works: a forgotten password cannot wait, an invitation can.
ALTER TABLE password_reset ADD COLUMN days BIGINT NOT NULL DEFAULT 1;
