-- Where each of us goes when a ticket that was opened from a list is done with.
ALTER TABLE answer_habit ADD COLUMN go_on TEXT;   -- done, next, list, stay; nothing: as the program means it, done
