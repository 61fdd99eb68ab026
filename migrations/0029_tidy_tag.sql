-- Tags are merged and deleted: for everybody at once, in the rows by and by, some hundred tickets at a time.
ALTER TABLE tag ADD COLUMN leaves_at {moment};                      -- since when it goes; NULL for one that stays
ALTER TABLE tag ADD COLUMN into_id BIGINT;                          -- as which other one it goes on (no key: a backup brings rows back in their order); NULL when it is deleted
