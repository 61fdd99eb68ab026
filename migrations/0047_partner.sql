-- Somebody outside is found by their address, and words about no ticket are looked through, when they must go.
ALTER TABLE question ADD COLUMN partner_key TEXT; -- partner_address as compared
UPDATE question SET partner_key = lower(trim(partner_address)) WHERE partner_address IS NOT NULL;
CREATE INDEX question_partner ON question (partner_key) WHERE partner_key IS NOT NULL;
CREATE INDEX saying_alone ON saying (id) WHERE entry_id IS NULL;
