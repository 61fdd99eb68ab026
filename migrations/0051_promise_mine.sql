-- The rail says how many promises one has open, on every page.
CREATE INDEX promise_mine ON promise (staff_id, due_at) WHERE state = 'open';
