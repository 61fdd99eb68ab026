-- How colleagues are reached beside the desk (a telephone, a room, when best), and in which languages one can talk to
-- them: in their own words, for the directory.
ALTER TABLE staff ADD COLUMN speaks TEXT NOT NULL DEFAULT '';
ALTER TABLE staff ADD COLUMN reach TEXT NOT NULL DEFAULT '';
