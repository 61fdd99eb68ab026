-- What the outside partner's mail system said of a question that it refused for good. Who asked would else believe that
-- they know.
ALTER TABLE question ADD COLUMN undelivered TEXT;    -- why the last mail with it did not arrive; NULL when none came back
