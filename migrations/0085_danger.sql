-- Why opening a file that came with words may do harm (program, script, macros, disk, disguised, page, archive, locked), as
-- it was seen when it came; NULL: nothing was seen, or nobody looked yet, and then its name alone says.
ALTER TABLE attachment ADD COLUMN danger TEXT;
