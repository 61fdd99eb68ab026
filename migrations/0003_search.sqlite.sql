-- Search on SQLite: words come folded and stemmed, each once. The row's id is the thing's id and
-- its kind in one number (base::index). What customers may find stands apart from what is internal.
CREATE VIRTUAL TABLE search_public USING fts5(words, content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 0");
-- What only staff may find.
CREATE VIRTUAL TABLE search_internal USING fts5(words, content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 0");
