-- How much collaborators of a department see of a customer: everything (`contacts`), the `name` without address and
-- phone, or `nothing`.
ALTER TABLE department ADD COLUMN sees TEXT NOT NULL DEFAULT 'contacts';
UPDATE department SET sees = 'name' WHERE NOT shows_contacts;
ALTER TABLE department DROP COLUMN shows_contacts;
