-- A mail that was not understood and needs nothing more: somebody has said so. It stays what it is, in the ledger too.
ALTER TABLE arrival ADD COLUMN dealt_at {moment};                        -- when; NULL: somebody must look
ALTER TABLE arrival ADD COLUMN dealt_by BIGINT REFERENCES staff (id);    -- who
CREATE INDEX arrival_undealt ON arrival (state, id) WHERE state <> 'understood' AND dealt_at IS NULL;
CREATE INDEX arrival_dealt ON arrival (dealt_at) WHERE dealt_at IS NOT NULL;
