-- Pictures that mails load from elsewhere, as they were when somebody asked to see them: kept for some days, so that
-- their senders are asked once. Which mail wanted them is not written down.
CREATE TABLE picture (
    key         {bytes} PRIMARY KEY,         -- sha256 of the web address
    blob        TEXT NOT NULL,               -- sha256; '' when none could be had
    media_type  TEXT NOT NULL,               -- by its first bytes
    fetched_at  {moment} NOT NULL
);
CREATE INDEX picture_fetched ON picture (fetched_at);
