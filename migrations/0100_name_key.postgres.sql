-- The name of an organisation as it is put in order: folded, and kept as bytes, which both engines compare alike. Names
-- given before are folded by the engine, until they are given anew.
ALTER TABLE organisation ADD COLUMN name_key BYTEA;
UPDATE organisation SET name_key = convert_to(lower(name), 'UTF8');
CREATE INDEX organisation_by_name ON organisation (name_key, id) WHERE merged_into IS NULL;
