-- Whom one works with has a face: a small picture, if they gave one. Lists read the key alone.
ALTER TABLE staff ADD COLUMN photo TEXT;               -- the beginning of its sha256, by which browsers keep it; NULL: none
ALTER TABLE staff ADD COLUMN photo_bytes {bytes};      -- a JPEG of some kilobytes, square
