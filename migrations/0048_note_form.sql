-- Words of a note before it was mended had a form, too: sanitised HTML; null when they had none.
ALTER TABLE entry_before ADD COLUMN html TEXT;
