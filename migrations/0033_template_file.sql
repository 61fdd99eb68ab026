-- Files that go out with a template's words: a price list, a form to fill in. The bytes are
-- a blob: what was sent goes on naming it when the file is taken away from the template.
CREATE TABLE template_file (
    id           {id},
    template_id  BIGINT NOT NULL REFERENCES template (id),
    name         TEXT NOT NULL,
    media_type   TEXT NOT NULL,
    size         BIGINT NOT NULL,            -- bytes
    blob         TEXT NOT NULL,              -- sha256
    made_at      {moment} NOT NULL
);
CREATE INDEX template_file_template ON template_file (template_id);
