-- What their mail system said of a mail to one of us that it refused for good. Who looks after colleagues would else
-- believe that they know.
ALTER TABLE staff ADD COLUMN refused_at {moment};    -- since when their address takes no mail; NULL when it does
ALTER TABLE staff ADD COLUMN refused TEXT;           -- and why
