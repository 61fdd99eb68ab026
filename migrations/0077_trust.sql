-- What a mail proves about its sender.
ALTER TABLE arrival ADD COLUMN client_ip TEXT;   -- of whoever handed it to our listener
ALTER TABLE arrival ADD COLUMN helo TEXT;        -- the name they gave themselves
ALTER TABLE arrival ADD COLUMN trust {json};     -- what SPF, DKIM, DMARC and ARC said, and how that is known; NULL: nobody could say
