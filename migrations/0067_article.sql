-- What the desk knows for good, drafted from what colleagues wrote. Who changed it, and when, are its events, too.
CREATE TABLE article (
    id            {id},
    title         TEXT NOT NULL,          -- empty once the words it was made of are struck
    text          TEXT NOT NULL,
    text_key      TEXT NOT NULL,          -- title and text folded, to be found by
    entry_id      BIGINT REFERENCES entry (id), -- the words it was made of
    drafted_by    BIGINT NOT NULL REFERENCES staff (id),
    drafted_at    {moment} NOT NULL,
    changed_by    BIGINT NOT NULL REFERENCES staff (id),
    changed_at    {moment} NOT NULL,
    discarded_at  {moment}                -- put aside; it can be brought back
);
CREATE INDEX article_entry ON article (entry_id);
CREATE INDEX article_here ON article (id) WHERE discarded_at IS NULL;
