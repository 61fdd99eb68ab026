-- Whoever asks what is known of them is handed out also what they wrote on the tickets of others (Art. 15 GDPR), and
-- an address goes only when nothing came by it: without an index, both read every entry there is. Notes, changes and
-- our own words have no identity and take no room in it.
CREATE INDEX entry_identity ON entry (identity_id, ticket_id) WHERE identity_id IS NOT NULL;
