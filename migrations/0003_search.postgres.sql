-- Search on PostgreSQL: words come folded and stemmed, each once. The row's id is the thing's id and
-- its kind in one number (base::index). What customers may find stands apart from what is internal.
CREATE TABLE search_public (id BIGINT PRIMARY KEY, words TSVECTOR NOT NULL);
CREATE INDEX search_public_words ON search_public USING gin (words) WITH (fastupdate = on);
-- What only staff may find.
CREATE TABLE search_internal (id BIGINT PRIMARY KEY, words TSVECTOR NOT NULL);
CREATE INDEX search_internal_words ON search_internal USING gin (words) WITH (fastupdate = on);
