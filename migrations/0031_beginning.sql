-- Who takes calls all day begins tickets by telephone: the form for a new one opens as it was used last.
ALTER TABLE answer_habit ADD COLUMN begin_by TEXT;                   -- a channel
