-- Files said with a question that is about no ticket.

-- They stand here until it is set onto one: then they are attachments of the entries its words become.
CREATE TABLE saying_file (
    id          {id},
    saying_id   BIGINT NOT NULL REFERENCES saying (id),
    name        TEXT NOT NULL,
    media_type  TEXT NOT NULL,
    size        BIGINT NOT NULL,             -- bytes
    blob        TEXT NOT NULL,               -- sha256
    danger      TEXT                         -- the word for what was dangerous about it when it came
);
CREATE INDEX saying_file_of ON saying_file (saying_id);
