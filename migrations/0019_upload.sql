-- A file on its way into a draft, in pieces, so that a connection may break: it belongs to the draft, and goes
-- with the message. Its bytes are a blob once all are there.
CREATE TABLE upload (
    id          {id},
    ticket_id   BIGINT NOT NULL REFERENCES ticket (id),
    staff_id    BIGINT NOT NULL REFERENCES staff (id),
    kind        TEXT NOT NULL,               -- of the draft: reply, note
    name        TEXT NOT NULL,
    media_type  TEXT NOT NULL,
    size        BIGINT NOT NULL,             -- bytes, as announced
    received    BIGINT NOT NULL,             -- bytes that are here
    pieces      TEXT NOT NULL,               -- under which name they are kept until all are here
    blob        TEXT,                        -- sha256, once they are
    inline      BOOLEAN NOT NULL,            -- a picture in the text
    made_at     {moment} NOT NULL
);
CREATE INDEX upload_draft ON upload (staff_id, ticket_id);
