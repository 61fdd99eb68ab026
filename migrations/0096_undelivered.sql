-- What their mail system said of a mail that it refused for good: to somebody asked outside, and to one of us. Whoever
-- asked, or looks after colleagues, would else believe that they know.
ALTER TABLE question ADD COLUMN undelivered TEXT;    -- why the last mail with it did not arrive; NULL when none came back
ALTER TABLE staff ADD COLUMN refused_at {moment};    -- since when their address takes no mail; NULL when it does
ALTER TABLE staff ADD COLUMN refused TEXT;           -- and why
