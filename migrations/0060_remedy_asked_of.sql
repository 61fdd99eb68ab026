-- What waits for somebody is found by who it is, not among all that waits in the company.
CREATE INDEX remedy_asked_staff ON remedy_asked (staff_id);
-- These served no statement. `approval.about` says `entry`: an approval knows the entry that proposes, and remedies are
-- found by their ticket.
DROP INDEX approval_about;
DROP INDEX remedy_state;
