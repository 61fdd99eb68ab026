-- To whom words go beside the customer.

-- To whom else, unseen by everybody who gets it (Bcc): [{"name", "address"}]. What faces customers never reads it.
ALTER TABLE entry ADD COLUMN blind {json} NOT NULL DEFAULT '[]';
-- Who else is in the conversation, and is answered along until somebody says otherwise: [{"name", "address"}].
ALTER TABLE ticket ADD COLUMN copies {json} NOT NULL DEFAULT '[]';
-- To whom a draft is to go, as its author has written it: {"to", "cc", "bcc"}; empty: as usual.
ALTER TABLE draft ADD COLUMN addressed {json} NOT NULL DEFAULT '{}';
