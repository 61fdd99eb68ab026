-- Telephone calls are nobody's duty yet: whoever was to stand in for them was never asked.
DELETE FROM absence_substitute WHERE duty = 'calls';
